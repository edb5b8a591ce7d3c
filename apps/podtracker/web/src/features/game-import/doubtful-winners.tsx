import type { UnderstoodGames } from "@podtracker/contract";
import { Card, Select } from "@tatwats/ui";
import { counted } from "../../app/counted.ts";
import { Section } from "../../app/section.tsx";
import type { MappingDraft } from "./mapping-draft.ts";

const shown = 30;
/** What no name can be: options of the list beside the players. */
const [leftOut, nobody, alsoThere] = ["\n left out", "\n nobody", "\n also there"];

export interface DoubtfulWinnersProps {
  winners: UnderstoodGames["doubtfulWinners"];
  draft: MappingDraft;
  onSay: (draft: MappingDraft) => void;
}

/** Asks who is meant by each winner whom nobody at the table is called; their games are left out until somebody says. */
export function DoubtfulWinners({ winners, draft, onSay }: DoubtfulWinnersProps) {
  if (winners.length === 0) return null;
  const said = (written: string) => {
    const means = draft.winners[written];
    if (means === undefined) return leftOut;
    return means === null ? nobody : means === written ? alsoThere : means;
  };
  function say(written: string, chosen: string) {
    const { [written]: _, ...others } = draft.winners;
    const means = chosen === nobody ? null : chosen === alsoThere ? written : chosen;
    onSay({ ...draft, winners: chosen === leftOut ? others : { ...others, [written]: means } });
  }
  return (
    <Section title="Who won?" aside="left out until you say">
      <Card flush tone="accent">
        <ul aria-label="Winners who are none of the players">
          {winners.slice(0, shown).map(({ written, games, line, players }) => (
            <li key={written} className="flex items-center justify-between gap-3 border-t border-line px-3.5 py-2 first:border-t-0">
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <span className="block font-[620]">{written}</span>
                <span className="block text-sm text-text-3">
                  {games === 1 ? `line ${line}` : `${counted(games, "game")} from line ${line}`}
                </span>
              </span>
              <Select
                label={`The winner ${written} is`}
                hideLabel
                className="w-44 shrink-0"
                value={said(written)}
                options={[
                  { value: leftOut, label: "left out" },
                  ...players.map((name) => ({ value: name, label: name })),
                  { value: alsoThere, label: "a player not listed" },
                  { value: nobody, label: "nobody: a draw" },
                ]}
                onChange={(event) => say(written, event.target.value)}
              />
            </li>
          ))}
          {winners.length > shown && (
            <li className="border-t border-line px-3.5 py-2.5 text-sm text-text-2">and {winners.length - shown} more</li>
          )}
        </ul>
      </Card>
    </Section>
  );
}
