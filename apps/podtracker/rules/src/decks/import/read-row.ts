import { LONGEST_TABLE_LINE } from "./clean-text.ts";
import { splitRow } from "./split-row.ts";

/** A quoted field may run over this many lines; beyond it, its quote was a slip of one line. */
const MOST_LINES_A_ROW = 8;

/** A row and the number of its lines: more than one where a quoted field holds line ends. */
export function readRow(lines: readonly string[], at: number, delimiter: string): { text: string; taken: number } {
  const first = lines[at] ?? "";
  let text = first;
  for (let taken = 1; taken <= MOST_LINES_A_ROW && text.length <= LONGEST_TABLE_LINE; taken++) {
    if (!splitRow(text, delimiter).open) return { text, taken };
    if (at + taken >= lines.length) break;
    text += `\n${lines[at + taken]}`;
  }
  return { text: first, taken: 1 };
}
