import type { UnderstoodGames } from "@podtracker/contract";
import { Card, Select } from "@tatwats/ui";
import { counted } from "../../app/counted.ts";
import { Section } from "../../app/section.tsx";
import { useMembers } from "../pods/members.ts";
import type { MappingDraft } from "./mapping-draft.ts";

const shown = 30;
const newGuest = "new";

export interface PlayerMatchesProps {
  podId: string;
  players: UnderstoodGames["players"];
  draft: MappingDraft;
  onSay: (draft: MappingDraft) => void;
}

/** Whom each name is taken for: a member, or a guest who comes with the import. */
export function PlayerMatches({ podId, players, draft, onSay }: PlayerMatchesProps) {
  const members = useMembers(podId).data ?? [];
  if (players.length === 0) return null;
  const fresh = players.filter(({ memberId }) => memberId === null).length;
  return (
    <Section title="Players" aside={fresh > 0 ? counted(fresh, "new guest") : "all known"}>
      <Card flush>
        <ul>
          {players.slice(0, shown).map(({ name, memberId, games }) => {
            const isKnown = memberId === null || members.some((member) => member.memberId === memberId);
            return (
              <li key={name} className="flex items-center justify-between gap-3 border-t border-line px-3.5 py-2 first:border-t-0">
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <span className="block font-[620]">{name}</span>
                  <span className="block text-sm text-text-3">{counted(games, "game")}</span>
                </span>
                <Select
                  label={`${name} is`}
                  hideLabel
                  className="w-44 shrink-0"
                  value={memberId ?? newGuest}
                  options={[
                    { value: newGuest, label: "a new guest" },
                    ...members.map((member) => ({ value: member.memberId, label: member.name })),
                    ...(isKnown ? [] : [{ value: memberId, label: "a former member" }]),
                  ]}
                  onChange={(event) => {
                    const { value } = event.target;
                    onSay({ ...draft, members: { ...draft.members, [name]: value === newGuest ? null : value } });
                  }}
                />
              </li>
            );
          })}
          {players.length > shown && (
            <li className="border-t border-line px-3.5 py-2.5 text-sm text-text-2">and {players.length - shown} more</li>
          )}
        </ul>
      </Card>
    </Section>
  );
}
