import { type CardFacts, frontOf, mayCommand } from "../../cards/card-facts.ts";
import { combinedIdentity } from "../../cards/pairing.ts";
import type { CommanderNames, UnderstoodCommander } from "./import-types.ts";
import { cut, personKey } from "./read-cells.ts";

export interface MatchedCommanders {
  commanders: string[];
  colorIdentity: string;
  deckName: string | null;
  tooMany: boolean;
}

interface Match {
  written: string;
  card: CardFacts | undefined;
  match: UnderstoodCommander["match"];
}

const LONGEST_NAME = 200;
const LONGEST_DECK_NAME = 100;

/** Finds the commanders of seat after seat; each name as it is written is looked up once. */
export function createCommanderMatcher(names: CommanderNames) {
  const matches = new Map<string, Match[]>();
  const used = new Map<string, UnderstoodCommander>();

  const matchOnce = (written: string): Match[] => {
    const known = matches.get(written) ?? matchAll(written, names);
    matches.set(written, known);
    return known;
  };

  function matchSeat({
    commander,
    partner,
    deck,
    line,
  }: {
    commander: string;
    partner: string;
    deck: string;
    line: number;
  }): MatchedCommanders {
    const named = [commander, partner].flatMap((written) => (written === "" ? [] : matchOnce(cut(written, LONGEST_NAME))));
    const byDeck =
      named.length === 0 && deck !== "" ? matchAll(cut(deck, LONGEST_NAME), { find: names.find, suggest: () => undefined }) : [];
    // A deck may be called anything: only a commander's own name makes it theirs.
    const isCommander = byDeck.length > 0 && byDeck.every(({ card }) => card && mayCommand(card));
    const distinct = (isCommander ? byDeck : named).filter(
      (each, at, all) => all.findIndex((other) => nameOf(other) === nameOf(each)) === at,
    );
    const chosen = distinct.slice(0, 2);
    for (const each of chosen) remember(each, line);
    return {
      commanders: chosen.map(nameOf),
      colorIdentity: combinedIdentity(chosen.flatMap(({ card }) => card ?? [])).join(""),
      deckName: deck === "" || isCommander ? null : cut(deck, LONGEST_DECK_NAME),
      tooMany: distinct.length > 2,
    };
  }

  function remember(each: Match, line: number): void {
    const before = used.get(each.written);
    if (before) before.seats += 1;
    else used.set(each.written, { written: each.written, name: nameOf(each), match: each.match, seats: 1, line });
  }

  return { matchSeat, used: () => [...used.values()] };
}

const nameOf = ({ card, written }: Match): string => card?.name ?? written;

/** Signs that may part two commanders in one cell. */
const PARTINGS = [/ *\/\/+ */, / *\+ */, / *\/ */, / *& */, / *\| */, / *; */, / *\n */, / and /i, / und /i, / w\/ ?/i, / with /i];

function matchAll(written: string, names: CommanderNames): Match[] {
  const whole = names.find(written);
  if (whole) return [matched(written, whole)];
  for (const parting of PARTINGS) {
    const parts = written.split(parting).filter(Boolean);
    if (parts.length < 2 || parts.length > 3) continue;
    const found = parts.map((part) => matchOne(part, names));
    if (found.every(({ card }) => card)) return found;
  }
  return [matchOne(written, names)];
}

function matchOne(written: string, names: CommanderNames): Match {
  const exact = names.find(written);
  if (exact) return matched(written, exact);
  const near = names.suggest(written);
  const card = near === undefined ? undefined : names.find(near);
  return card ? { written, card, match: "corrected" } : { written, card: undefined, match: "unknown" };
}

/** The catalogue forgives punctuation; who wrote it otherwise is told. */
function matched(written: string, card: CardFacts): Match {
  const plain = (name: string) =>
    name
      .replace(/[‘’`´]/g, "'")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase();
  const same = [card.name, frontOf(card.name)].some((name) => plain(name) === plain(written) || personKey(name) === plain(written));
  return { written, card, match: same ? "exact" : "corrected" };
}
