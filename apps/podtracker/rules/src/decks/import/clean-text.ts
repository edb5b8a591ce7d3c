/** A text of more lines is refused before it is read. */
export const MOST_LINES = 2000;

/** No line that names a card is longer; tables may hold whole sentences beside it. */
export const LONGEST_LINE = 400;
export const LONGEST_TABLE_LINE = 6000;

/** The number of lines, empty ones at the end not counted; it stops counting beyond `MOST_LINES`. */
export function countLines(text: string): number {
  const end = text.trimEnd();
  let lines = end === "" ? 0 : 1;
  for (let at = 0; at < end.length && lines <= MOST_LINES; at++) {
    const letter = end.charCodeAt(at);
    if (letter === 10 || (letter === 13 && end.charCodeAt(at + 1) !== 10)) lines++;
  }
  return lines;
}

/** The lines of a text however they end, at most `MOST_LINES`, as they are. */
export function linesOf(text: string): string[] {
  return text.trimEnd().split(/\r\n|\r|\n/, MOST_LINES);
}

/** A line without marks that nobody sees, and with single spaces only. */
export function tidy(line: string): string {
  // Nearly every line is tidy, and looking is cheaper than replacing.
  if (/^[!-~]+(?: [!-~]+)*$/.test(line)) return line;
  return line
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

const SHOWN_LETTERS = 200;

/** A line as a problem shows it: short, and nothing in it that a database or a page cannot hold. */
export function shown(line: string): string {
  const plain = tidy(line.slice(0, SHOWN_LETTERS * 2).toWellFormed());
  if (plain.length <= SHOWN_LETTERS) return plain;
  const letters = [...plain];
  return letters.length > SHOWN_LETTERS ? `${letters.slice(0, SHOWN_LETTERS - 1).join("")}…` : plain;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Decodes the five named and the numbered entities once; what else looks like one stays as it is. */
export function decodeEntities(value: string): string {
  if (!value.includes("&")) return value;
  return value.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hexadecimal, named) => {
    if (named !== undefined) return ENTITIES[String(named)] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hexadecimal), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
