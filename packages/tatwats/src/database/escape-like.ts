/** For a pattern of `like`: takes `%`, `_` and `\` for themselves. */
export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
