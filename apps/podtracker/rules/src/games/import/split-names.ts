import { markOf, placeOf } from "./read-cells.ts";

/** What stands in brackets is of the name before it, whatever it holds. */
const BRACKETS = /\([^()]*\)|\[[^[\]]*\]/g;
const STRONG = /[;|]/g;
const WEAK = /[,/+&]| vs\.? | and | und /gi;

/** No names and decks of ten players are longer; what is beyond would be of an eleventh. */
const LONGEST_LIST = 2_000;

/** The names in one cell: `Ash (Krenko, Mob Boss), Briar and Cole`, or `Smith, John; Lee, Eve`. */
export function namesIn(cell: string): string[] {
  const text = cell.slice(0, LONGEST_LIST);
  const masked = text.replace(BRACKETS, (inside) => "_".repeat(inside.length));
  const names: string[] = [];
  let from = 0;
  for (const { index, 0: sign } of masked.matchAll(masked.search(STRONG) === -1 ? WEAK : STRONG)) {
    names.push(text.slice(from, index));
    from = index + sign.length;
  }
  return [...names, text.slice(from)].map((name) => name.trim()).filter(Boolean);
}

export interface NameAndMore {
  player: string;
  deck: string;
  place: string;
}

/** Said of a person, not of what they played. */
const ABOUT_PERSON = /^(?:guest|gast|new|neu|sub|substitute|ersatz|host|gastgeber)$/i;

const DASHED = /^(.+?) [-–—] (.+)$/;

/** `Ash (Krenko)`, or where dashes part them `Ash - Krenko`: who, and what they played or how they came in. */
export function nameAndMore(cell: string, dashed = false): NameAndMore {
  const [, player = cell, more = ""] = /^(.+?) *[([]([^()[\]]+)[)\]]$/.exec(cell) ?? (dashed ? DASHED.exec(cell) : null) ?? [];
  if (ABOUT_PERSON.test(more)) return { player: cell, deck: "", place: "" };
  const isResult = placeOf(more) !== null || markOf(more) !== null;
  return { player, deck: isResult ? "" : more, place: isResult ? more : "" };
}

/** Whether most names have something behind a dash; one that does is a name with a dash. */
export function areDashed(names: readonly string[]): boolean {
  return names.filter((name) => DASHED.test(name)).length * 2 > names.length;
}

/** What stands outside of brackets, and what inside. */
export function partBrackets(text: string): { outside: string; inside: string[] } {
  const inside = (text.match(BRACKETS) ?? []).map((each) => each.slice(1, -1).trim());
  return { outside: text.replace(BRACKETS, " ").replace(/ +/g, " ").trim(), inside };
}
