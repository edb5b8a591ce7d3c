/** A text as PostgreSQL can keep it: it takes neither U+0000 nor half a character. */
export function keepable(text: string, longest: number): string {
  return String(text).slice(0, longest).replaceAll("\0", "\u{FFFD}").toWellFormed();
}
