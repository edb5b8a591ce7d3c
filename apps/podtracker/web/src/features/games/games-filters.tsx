import { useEffect, useState } from "react";
import { Button, TextField } from "@tatwats/ui";
import { SlidersHorizontal, X } from "lucide-react";
import { useDebounced } from "../../app/use-debounced.ts";
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
        <Words key={podId} q={filter.q ?? ""} onWords={(q) => onFilter({ ...filter, q: q || undefined })} />
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

/** The field's own words go into the address when they stand still, and come out of it when they are cleared there. */
function Words({ q, onWords }: { q: string; onWords: (q: string) => void }) {
  const [text, setText] = useState(q);
  const settled = useDebounced(text.trim(), 300);
  const [sent, setSent] = useState(q);
  useEffect(() => {
    if (settled === sent) return;
    setSent(settled);
    onWords(settled);
  }, [settled, sent, onWords]);
  if (q !== sent && settled === sent && text.trim() === settled) {
    setSent(q);
    setText(q);
  }
  return (
    <TextField
      label="Search"
      hideLabel
      type="search"
      placeholder="Player, deck, commander, notes"
      className="flex-1"
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

function Chip({ words, onClear }: { words: string; onClear: () => void }) {
  return (
    <button
      type="button"
      onClick={onClear}
      className="inline-flex min-h-11 max-w-full items-center gap-1.5 rounded-full border border-accent bg-accent-soft py-1 pr-3 pl-4 text-sm"
    >
      <span className="truncate">{words}</span>
      <X aria-hidden size={15} className="shrink-0" />
      <span className="sr-only">: take this away</span>
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
