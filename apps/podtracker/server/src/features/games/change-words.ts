import type { Game, GameChange, GameRevision } from "@podtracker/contract";
import { gameDifferences } from "@podtracker/rules";
import { nameOf } from "../chat/names-in-text.ts";

interface Changed {
  kind: Exclude<GameRevision["kind"], "recorded">;
  was: Game;
  is: Game;
  byMemberId: string;
  reason: string | null;
}

const fieldWords: Record<GameChange["what"], string> = {
  status: "its state",
  playedAt: "when it was played",
  outcome: "the outcome",
  winCondition: "how it ended",
  turns: "turns",
  durationMinutes: "length",
  notes: "notes",
  player: "who played",
  "seat-order": "the seat order",
  deck: "decks",
  place: "places",
  kills: "knock-outs",
};

/** What the pod's chat says of a change, `nameOf` standing where names go. */
export function changeWords({ kind, was, is, byMemberId, reason }: Changed): string {
  const fields = [...new Set(gameDifferences(was, is).map(({ what }) => what))];
  const winner = otherWinner(was, is);
  const words = [...(winner ? [winner] : []), ...fields.filter((what) => !winner || what !== "place").map((what) => fieldWords[what])];
  const what = kind === "corrected" ? `: ${words.join(", ")}` : "";
  return `${nameOf(byMemberId)} ${kind} the game of ${dayOf(was.playedAt)}${what}.${reasonWords(reason)}`;
}

function otherWinner(was: Game, is: Game): string | undefined {
  const [old, now] = [winnerOf(was), winnerOf(is)];
  if (!now || old === now) return undefined;
  return `${nameOf(now)} won${old ? `, not ${nameOf(old)}` : ""}`;
}

function winnerOf({ outcome, seats }: Game): string | undefined {
  const firsts = seats.filter(({ place }) => place === 1);
  return outcome === "win" && firsts.length === 1 ? firsts[0]!.memberId : undefined;
}

function dayOf(at: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(at));
}

/** A person's words: what would stand for a name in them stands for nobody. */
function reasonWords(reason: string | null): string {
  return reason ? ` “${reason.replaceAll(/[⟦⟧]/g, "")}”` : "";
}
