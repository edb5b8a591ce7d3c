import type { LiveStory } from "./live/live-story.ts";

/** What a recap is written from: nothing but facts of the record. */
export interface RecapFacts {
  outcome: "win" | "draw";
  winCondition: string | null;
  turns: number | null;
  durationMinutes: number | null;
  seats: readonly { memberName: string; deckName: string | null; commanders: readonly string[]; place: number; kills: number | null }[];
  /** The pod's sums with this game in them; null where they are not to be told. */
  sums: { games: number; winnerGames: number; winnerWins: number } | null;
  /** Of a game that was counted at the table; its seats are those above, in their order. */
  story?: LiveStory | null;
}

export const recapTones = ["plain", "lively"] as const;
export const recapLengths = ["short", "full"] as const;

/** How a recap is told; the facts stay the same. */
export interface RecapStyle {
  tone: (typeof recapTones)[number];
  /** `short` leaves out who came after and who knocked out whom. */
  length: (typeof recapLengths)[number];
  /** The first words, with fields such as `{{winner}}`; empty for what the tone brings. */
  opening?: string;
}

type Seat = RecapFacts["seats"][number];

const howWon: Record<string, string> = {
  combat: "in combat",
  "commander-damage": "with commander damage",
  poison: "with poison",
  combo: "with a combo",
  mill: "by emptying libraries",
  concession: "when the others conceded",
  alternate: "with an alternate win",
};

/**
 * Tells a finished game in a few sentences: who won with what and how, what happened at the table where it was counted,
 * who came in where, and what that makes of the winner's record.
 *
 * @throws Error for an opening with a field that a recap has not
 */
export function writeRecap(facts: RecapFacts, style: RecapStyle = { tone: "plain", length: "full" }): string {
  const { tone, length } = style;
  const opening = style.opening ? fillOpening(style.opening, facts) : tone === "lively" ? flourish(facts) : "";
  const first = facts.outcome === "draw" ? drawSentence(facts) : winSentence(facts);
  const middle = length === "full" ? [...(facts.story ? storySentences(facts, facts.story) : []), ...orderSentences(facts)] : [];
  return [opening, first, ...middle, recordSentence(facts)].filter(Boolean).join(" ");
}

/** What an opening may speak of. */
export const openingFields = ["winner", "deck", "turns", "minutes"] as const;

function fillOpening(opening: string, facts: RecapFacts): string {
  const winners = facts.seats.filter((seat) => seat.place === 1);
  const values: Record<string, string> = {
    winner: list(winners.map((seat) => seat.memberName)),
    deck: list(winners.map((seat) => withDeck(seat).replace(/^ with /, "") || "an unknown deck")),
    turns: facts.turns === null ? "some turns" : `${facts.turns} ${facts.turns === 1 ? "turn" : "turns"}`,
    minutes: facts.durationMinutes === null ? "some time" : `${facts.durationMinutes} minutes`,
  };
  return opening.replaceAll(/\{\{\s*(.*?)\s*\}\}/g, (_field, name: string) => {
    if (Object.hasOwn(values, name)) return values[name]!;
    throw new Error(`opening: a recap has no field {{${name}}}; it has ${openingFields.map((each) => `{{${each}}}`).join(", ")}`);
  });
}

/** Made from the facts alone, so that the same game is always told in the same way. */
function flourish({ outcome, turns, winCondition, seats }: RecapFacts): string {
  if (outcome === "draw") return "Nobody would give way!";
  if (winCondition === "concession") return "The table bowed!";
  if (winCondition === "combo") return "And then everything clicked!";
  if (turns !== null && turns <= 5) return "That was quick!";
  if (turns !== null && turns >= 15) return "What a long fight!";
  return seats.length > 4 ? "A crowded table, and one left standing!" : "One left standing!";
}

function winSentence(facts: RecapFacts): string {
  const winner = facts.seats.find((seat) => seat.place === 1);
  if (!winner) return "A game came to its end.";
  const how = facts.winCondition === null ? undefined : howWon[facts.winCondition];
  return `${winner.memberName} won${withDeck(winner)}${how ? ` ${how}` : ""}${howLong(facts)}.`;
}

function drawSentence(facts: RecapFacts): string {
  const names = facts.seats.filter((seat) => seat.place === 1).map((seat) => seat.memberName);
  return `${list(names)} drew${howLong(facts)}.`;
}

/** Who fell to whom says all that places and kills would. */
function orderSentences(facts: RecapFacts): string[] {
  const toldByFalls = (facts.story?.falls.length ?? 0) >= facts.seats.length - 1;
  return toldByFalls ? [] : [orderSentence(facts), killsSentence(facts)];
}

/** Winning from so little life is worth telling. */
const narrow = 10;
/** A blow from which on it is. */
const heavy = 10;

function storySentences({ seats }: RecapFacts, { leadChanges, biggestHit, falls, winnersLowest }: LiveStory): string[] {
  const nameAt = (seat: number) => seats[seat - 1]?.memberName ?? "somebody";
  const fallen = falls.map(
    ({ seat, bySeat, turn }) => `${nameAt(seat)} ${bySeat === null ? "went out" : `to ${nameAt(bySeat)}`} in turn ${turn}`,
  );
  return [
    leadChanges > 1 ? `The lead changed ${leadChanges} times.` : "",
    biggestHit && biggestHit.amount >= heavy ? hitSentence(biggestHit, nameAt) : "",
    fallen.length > 0 ? `Fell: ${fallen.join(", then ")}.` : "",
    winnersLowest !== null && winnersLowest <= narrow && winnersLowest > 0 ? `The winner had been down to ${winnersLowest} life.` : "",
  ];
}

function hitSentence({ seat, amount, turn, fromSeat }: NonNullable<LiveStory["biggestHit"]>, nameAt: (seat: number) => string): string {
  const by = fromSeat === null ? "" : ` from ${nameAt(fromSeat)}'s commander`;
  return `The hardest blow: ${amount} to ${nameAt(seat)}${by} in turn ${turn}.`;
}

/** Who came after the first, by place; the tied are named together. */
function orderSentence({ seats }: RecapFacts): string {
  const groups = Map.groupBy(
    seats.filter((seat) => seat.place > 1).toSorted((a, b) => a.place - b.place),
    (seat) => seat.place,
  );
  if (groups.size === 0) return "";
  const parts = [...groups.values()].map((tied) => list(tied.map((seat) => `${seat.memberName}${withDeck(seat)}`)));
  return `Behind: ${parts.join(", then ")}.`;
}

function killsSentence({ seats }: RecapFacts): string {
  const most = Math.max(0, ...seats.map((seat) => seat.kills ?? 0));
  const killers = seats.filter((seat) => seat.kills === most).map((seat) => seat.memberName);
  if (most < 2 || killers.length !== 1) return "";
  return `${killers[0]} knocked out ${most} of the table.`;
}

function recordSentence({ outcome, sums }: RecapFacts): string {
  if (!sums) return "";
  const game = `game ${sums.games} of the pod`;
  if (outcome === "draw") return `It was ${game}.`;
  return `It was ${game}, and the winner's ${ordinal(sums.winnerWins)} win in ${sums.winnerGames} ${sums.winnerGames === 1 ? "game" : "games"}.`;
}

function withDeck(seat: Seat): string {
  if (seat.commanders.length > 0) return ` with ${seat.commanders.map(shortName).join(" and ")}`;
  return seat.deckName ? ` with ${seat.deckName}` : "";
}

/** `Atraxa, Praetors' Voice` is Atraxa at the table; a name without a comma is whole. */
function shortName(commander: string): string {
  return commander.split(",")[0]!;
}

function howLong({ turns, durationMinutes }: RecapFacts): string {
  if (turns !== null) return ` after ${turns} ${turns === 1 ? "turn" : "turns"}`;
  return durationMinutes === null ? "" : ` after ${durationMinutes} minutes`;
}

function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "Nobody") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${ending}`;
}
