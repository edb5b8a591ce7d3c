import type { GameChange } from "@podtracker/contract";
import { formatAbsolute } from "@tatwats/ui";
import { ordinal } from "./places.ts";
import { winConditionNames } from "./win-conditions.ts";

const labels: Record<GameChange["what"], string> = {
  status: "State",
  playedAt: "Played",
  outcome: "Outcome",
  winCondition: "How it ended",
  turns: "Turns",
  durationMinutes: "Minutes",
  notes: "Notes",
  player: "",
  "seat-order": "Turn order",
  deck: "Deck",
  place: "Place",
  kills: "Knocked out",
};
const words: Record<string, string> = { win: "somebody won", draw: "a draw", finished: "counts", void: "void", ...winConditionNames };

/** One change in words: whose or what it is about, what it was and what it is. */
export interface ChangeWords {
  subject: string;
  before: string;
  after: string;
}

/** @param timeZone in which times are told */
export function changeWords(change: GameChange, timeZone?: string): ChangeWords {
  const { what, memberName, before, after } = change;
  if (what === "player") {
    const place = (seat: GameChange["before"]) => (seat === null ? "not at the table" : `seat ${seat}`);
    return { subject: memberName ?? "", before: place(before), after: place(after) };
  }
  const label = labels[what];
  const tell = (value: GameChange["before"]) => valueWords(what, value, timeZone);
  return { subject: memberName ? `${memberName}: ${label.toLowerCase()}` : label, before: tell(before), after: tell(after) };
}

function valueWords(what: GameChange["what"], value: GameChange["before"], timeZone?: string): string {
  if (value === null) return what === "deck" ? "not known" : "not said";
  if (what === "playedAt") return formatAbsolute(Date.parse(String(value)), timeZone);
  if (what === "place") return ordinal(Number(value));
  const isWord = what === "outcome" || what === "status" || what === "winCondition";
  return isWord ? (words[String(value)] ?? String(value)) : String(value);
}
