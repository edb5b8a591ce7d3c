import { useState } from "react";
import { Button, Dialog, Select, TextField } from "@tatwats/ui";
import type { FilterChoices } from "./filter-choices.ts";
import { type GamesFilter, gamesResults } from "./games-filter.ts";

export interface FilterDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  choices: FilterChoices;
  filter: GamesFilter;
  onFilter: (filter: GamesFilter) => void;
}

const resultOptions: Record<(typeof gamesResults)[number], string> = {
  win: "Somebody won",
  draw: "A draw",
  void: "Voided",
};

export function FilterDialog({ open, onOpenChange, ...rest }: FilterDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Which games">
      <FilterFields {...rest} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function FilterFields({ choices, filter, onFilter, onDone }: Omit<FilterDialogProps, "open" | "onOpenChange"> & { onDone: () => void }) {
  const [draft, setDraft] = useState(filter);
  const change = (part: keyof GamesFilter) => (event: { target: { value: string } }) =>
    setDraft({ ...draft, [part]: event.target.value || undefined });
  const select = (part: keyof GamesFilter, label: string, any: string, options: { value: string; label: string }[]) => (
    <Select label={label} options={[{ value: "", label: any }, ...options]} value={draft[part] ?? ""} onChange={change(part)} />
  );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onFilter(draft);
        onDone();
      }}
    >
      {select("member", "Player", "Any player", choices.members)}
      {select("deck", "Deck", "Any deck", choices.decks)}
      {select("commander", "Commander", "Any commander", choices.commanders)}
      {select(
        "result",
        "How it ended",
        "In any way",
        gamesResults.map((value) => ({ value, label: resultOptions[value] })),
      )}
      <div className="grid grid-cols-2 gap-3">
        <TextField label="From" type="date" value={draft.since ?? ""} onChange={change("since")} />
        <TextField label="Up to" type="date" value={draft.until ?? ""} onChange={change("until")} />
      </div>
      <Button type="submit" variant="primary" size="touch">
        Show games
      </Button>
    </form>
  );
}
