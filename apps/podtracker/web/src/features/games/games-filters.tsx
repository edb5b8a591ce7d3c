import { useEffect, useRef, useState } from "react";
import { Button, TextField } from "@tatwats/ui";
import { SlidersHorizontal, X } from "lucide-react";
import { type FilterChoices, useFilterChoices } from "./filter-choices.ts";
import { FilterDialog } from "./filter-dialog.tsx";
import { type GamesFilter, narrowing } from "./games-filter.ts";

export interface GamesFiltersProps {
  podId: string;
  filter: GamesFilter;
  onFilter: (filter: GamesFilter) => void;
}

export const resultNames = { win: "Won", draw: "Draws", void: "Voided" } as const;

/** What narrows the history: words at once, the rest behind a button, and a chip for each to take it away. */
export function GamesFilters({ podId, filter, onFilter }: GamesFiltersProps) {
  const [open, setOpen] = useState(false);
  const choices = useFilterChoices(podId);
  const parts = narrowing(filter);
  return (
    <div className="mb-3">
      <div className="flex items-end gap-2">
        <Words q={filter.q ?? ""} onWords={(q) => onFilter({ ...filter, q: q || undefined })} />
        <Button size="touch" icon={<SlidersHorizontal aria-hidden size={16} />} onClick={() => setOpen(true)}>
          Filter
        </Button>
      </div>
      {parts.length > 0 && (
        <ul aria-label="Shown are only games with" className="mt-2 flex flex-wrap gap-2">
          {parts.map((part) => (
            <li key={part} className="min-w-0">
              <Chip words={chipWords(part, filter, choices)} onClear={() => onFilter({ ...filter, [part]: undefined })} />
            </li>
          ))}
          {parts.length > 1 && (
            <li>
              <Button variant="quiet" size="touch" onClick={() => onFilter({})}>
                Clear all
              </Button>
            </li>
          )}
        </ul>
      )}
      <FilterDialog open={open} onOpenChange={setOpen} choices={choices} filter={filter} onFilter={onFilter} />
    </div>
  );
}

const standsStillMs = 300;

/** What is being typed is the field's own; once it stands still, its words are the address's. */
function Words({ q, onWords }: { q: string; onWords: (q: string) => void }) {
  const [typed, setTyped] = useState({ text: q, settled: true });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function type(text: string) {
    setTyped({ text, settled: false });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setTyped({ text, settled: true });
      onWords(text.trim());
    }, standsStillMs);
  }

  return (
    <TextField
      label="Search"
      hideLabel
      type="search"
      placeholder="Name, deck, notes"
      className="flex-1"
      // A space at the end belongs to the next word; what a chip took away is gone.
      value={!typed.settled || typed.text.trim() === q ? typed.text : q}
      maxLength={200}
      onChange={(event) => type(event.target.value)}
    />
  );
}

function Chip({ words, onClear }: { words: string; onClear: () => void }) {
  return (
    <button
      type="button"
      aria-label={`${words}: take this away`}
      onClick={onClear}
      className="inline-flex min-h-11 max-w-full items-center gap-1.5 rounded-full border border-accent bg-accent-soft py-1 pr-3 pl-4 text-sm"
    >
      <span className="truncate">{words}</span>
      <X aria-hidden size={15} className="shrink-0" />
    </button>
  );
}

function chipWords(part: keyof GamesFilter, filter: GamesFilter, { members, decks }: FilterChoices): string {
  const value = filter[part] ?? "";
  switch (part) {
    case "q":
      return `“${value}”`;
    case "member":
      return members.find((choice) => choice.value === value)?.label ?? "One player";
    case "deck":
      return decks.find((choice) => choice.value === value)?.label ?? "One deck";
    case "commander":
      return value;
    case "result":
      return filter.result ? resultNames[filter.result] : "";
    case "since":
      return `From ${value}`;
    case "until":
      return `Up to ${value}`;
  }
}
