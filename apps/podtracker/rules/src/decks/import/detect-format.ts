import { LONGEST_LINE } from "./clean-text.ts";
import type { ImportFormat } from "./import-types.ts";
import { findTable } from "./parse-csv.ts";

/** Marks that only one format has, the most telling first. */
const MARKS: readonly (readonly [format: ImportFormat, mark: RegExp])[] = [
  ["xmage", /^(?:SB: ?)?\d+ \[[^\]:#]+:[^\]]+\] |^LAYOUT (?:MAIN|SIDEBOARD):/],
  ["archidekt", /^\d+x? [^[]+\[(?![A-Z0-9]{2,6}\])[^\]]+\]|^\d+x? .+ \^[^^]+\^$|^\d+x? [^`]+`[^`]+`$/],
  ["arena", /^(?:Deck|About)$/],
  ["moxfield", /\*(?:CMDR|[FE])\*|\([A-Z0-9]{2,6}\) [^ ]*\d|^SIDEBOARD:$/],
];

/**
 * Which format a text is in, by its content. A format that somebody named is believed where it only
 * tells apart lines of text; XML and tables cannot be mistaken.
 */
export function detectFormat(text: string, lines: readonly string[], said: ImportFormat | "auto"): ImportFormat {
  if (isMarkup(text)) return "mtgo";
  if (findTable(lines) !== undefined) return "csv";
  if (said !== "auto" && said !== "mtgo" && said !== "csv") return said;
  const trimmed = lines.filter((line) => line.length <= LONGEST_LINE).map((line) => line.trim());
  return MARKS.find(([, mark]) => trimmed.some((line) => mark.test(line)))?.[0] ?? "text";
}

function isMarkup(text: string): boolean {
  const start = text.slice(0, 2000).replace(/^[\s\ufeff]+/, "");
  return start.startsWith("<") && /<(?:\?xml|!doctype|deck|cards)\b|<!--/i.test(start);
}
