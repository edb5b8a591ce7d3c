import { useState } from "react";
import type { TableField, UnderstoodGames } from "@podtracker/contract";
import { Select } from "@tatwats/ui";
import { Columns3 } from "lucide-react";
import type { MappingDraft } from "./mapping-draft.ts";

/** In the order in which they are offered. */
const fieldNames: Record<TableField | "none", string> = {
  date: "Date",
  game: "Number of the game",
  player: "Player",
  everybody: "All players, in one cell",
  others: "The losers, in one cell",
  playerColumn: "A player of this name",
  commander: "Commander",
  partner: "Partner or Background",
  deck: "Deck",
  place: "Place",
  kills: "Kills",
  winner: "Winner",
  winningCommander: "The winner’s commander",
  winningDeck: "The winner’s deck",
  turns: "Turns",
  minutes: "Minutes",
  winCondition: "How it was won",
  notes: "Notes",
  none: "Not used",
};

const options = (Object.keys(fieldNames) as (TableField | "none")[]).map((value) => ({ value, label: fieldNames[value] }));

export interface ColumnMappingProps {
  understood: UnderstoodGames;
  draft: MappingDraft;
  /** A column must be named before the games are understood. */
  asked: boolean;
  onSay: (draft: MappingDraft) => void;
}

/** What each column is taken for, to be said otherwise. */
export function ColumnMapping({ understood, draft, asked, onSay }: ColumnMappingProps) {
  // Once open it stays so: who answers a question here is not put out of it by the answer.
  const [kept, setKept] = useState(false);
  return (
    <details
      open={kept || asked}
      onToggle={(event) => setKept(event.currentTarget.open)}
      className="rounded-lg border border-line bg-surface-1"
    >
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-4 text-text-2">
        <Columns3 aria-hidden size={16} />
        What the columns are
      </summary>
      <ul className="flex flex-col gap-4 px-4 pt-1 pb-4">
        {understood.columns.map(({ column, name, examples, field }) => (
          <li key={column}>
            <Select
              label={name || `Column ${column}`}
              hint={examples.length > 0 ? <span className="line-clamp-1 [overflow-wrap:anywhere]">{examples.join(" · ")}</span> : undefined}
              value={draft.columns[column] ?? field ?? "none"}
              options={options}
              onChange={(event) => {
                const chosen = event.target.value as TableField | "none";
                onSay({ ...draft, columns: { ...draft.columns, [column]: chosen } });
              }}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
