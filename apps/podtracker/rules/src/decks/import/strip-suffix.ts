import { HEADING_BOARDS } from "./headings.ts";
import type { Board } from "./import-types.ts";

/** What stands behind a name, taken off. */
export interface Stripped {
  rest: string;
  board?: Board;
}

/** Printings that shops write in round brackets. */
const TREATMENTS =
  /^(?:f|e|foil|etched|non-?foil|foil etched|etched foil|surge foil|showcase|extended art|borderless|retro frame|full art|alternate art|promo|promo pack|prerelease|display commander|thick stock|commander|cmdr)$/i;

/**
 * Takes the last mark off a line: a finish (`*F*`), a commander's mark (`*CMDR*`, `# !Commander`), categories
 * (`[Ramp,Land]`), labels (`^Have,#37d67a^`), tags (`#ramp`), the printing (`(PLST) UMA-345`), a price.
 * @returns undefined where the line ends in none; what is taken off may yet have been part of a name
 */
export function stripSuffix(text: string): Stripped | undefined {
  const last = text.slice(-1);
  switch (last) {
    case "*":
      return between(text, "*", "*", (mark) => (isCommand(mark) ? "commander" : undefined));
    case "^":
      return between(text, "^", "^", () => undefined);
    case "`":
      return between(text, "`", "`", (words) => boardOfCategories(words));
    case "]":
      return between(text, "[", "]", (words) => boardOfCategories(words));
    case ">":
      return between(text, "<", ">", () => undefined);
    case "}":
      return between(text, "{", "}", () => undefined);
    case ",":
    case ";":
    case "★":
    case "☆":
    case "✪":
      return { rest: text.slice(0, -1).trimEnd() };
    default:
      return stripTags(text) ?? (last === ")" ? stripBrackets(text) : (stripPrinting(text) ?? stripWord(text)));
  }
}

function isCommand(mark: string): boolean {
  return /^(?:cmdr|cmd|commander|gen|general)$/i.test(mark.trim());
}

function between(text: string, open: string, close: string, read: (inner: string) => Board | undefined): Stripped | undefined {
  const start = text.lastIndexOf(open, text.length - 1 - close.length);
  // A name goes before; brackets at the start are a printing or a header.
  if (start < 1) return undefined;
  const board = read(text.slice(start + 1, -1));
  return { rest: text.slice(0, start).trimEnd(), ...(board === undefined ? {} : { board }) };
}

/** Archidekt's categories: the first is the one that counts, and may say that it is no part of the deck. */
function boardOfCategories(words: string): Board | undefined {
  const all = words.split(",").map((word) => word.trim().toLowerCase());
  if (all.some((word) => /^commanders?(?:\{|$)/.test(word))) return "commander";
  const first = all[0] ?? "";
  const board = HEADING_BOARDS.get(first.replace(/\{.*$/, "").trim());
  if (board !== undefined && board !== "main") return board;
  return first.includes("{nodeck}") ? "maybeboard" : undefined;
}

/** Everything from the first ` #` on: Moxfield's tags, and comments such as Deckstats' `# !Commander`. */
function stripTags(text: string): Stripped | undefined {
  const start = text.indexOf(" #");
  if (start < 1) return undefined;
  const isCommander = /# ?!? ?(?:commander|cmdr)(?:[ #]|$)/i.test(text.slice(start));
  return { rest: text.slice(0, start).trimEnd(), ...(isCommander ? { board: "commander" as const } : {}) };
}

/** `(SET)`, `(SET:123)`, `(foil)`; not the end of a name such as “Erase (Not the Urza’s Legacy One)”. */
function stripBrackets(text: string): Stripped | undefined {
  const start = text.lastIndexOf("(");
  if (start < 1) return undefined;
  const inner = text.slice(start + 1, -1).trim();
  if (!isPrinting(inner) && !TREATMENTS.test(inner)) return undefined;
  const rest = text.slice(0, start).trimEnd();
  // “CMD” is a set.
  return { rest, ...(/^(?:commander|cmdr)$/i.test(inner) ? { board: "commander" as const } : {}) };
}

/** A set and, behind its brackets, a number and perhaps a finish: `(2XM) 123★`, `[C21] 263 F`. */
function stripPrinting(text: string): Stripped | undefined {
  const close = Math.max(text.lastIndexOf(")"), text.lastIndexOf("]"));
  if (close < 2) return undefined;
  const open = text.lastIndexOf(text[close] === ")" ? "(" : "[", close);
  const behind = text
    .slice(close + 1)
    .trim()
    .split(" ");
  const isNumber = behind.length <= 3 && behind.every((word) => word.length <= 16 && (/[\d★†]/.test(word) || TREATMENTS.test(word)));
  if (open < 1 || !isNumber || !isPrinting(text.slice(open + 1, close).trim())) return undefined;
  return { rest: text.slice(0, open).trimEnd() };
}

/** `2XM`, `2XM:190`, `263`; not `x12`, which is a count. */
function isPrinting(inner: string): boolean {
  return !/^(?:x\d+|\d+x)$/i.test(inner) && /^[\p{L}\p{N}_-]{1,10}(?:[:#/ ]#?[^\s()]{1,12})?$/u.test(inner);
}

/** A price, a finish in words, or Forge’s `|SET|1`. */
function stripWord(text: string): Stripped | undefined {
  const bar = text.indexOf("|");
  if (bar > 0) return { rest: text.slice(0, bar).trimEnd() };
  const space = text.lastIndexOf(" ");
  const word = text.slice(space + 1);
  if (space < 1 || word.length > 12) return undefined;
  const isMark = /^(?:foil|etched|nonfoil|[$€£]\d[\d.,]*|\d[\d.,]*[$€£])$/i.test(word);
  return isMark ? { rest: text.slice(0, space).trimEnd() } : undefined;
}
