/** Characters that are not seen, and turn the direction of what follows. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A text in which such characters are written out, as JSON writes them. */
export function visible(text: string): string {
  return text.replaceAll(turning, (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, "0")}`);
}
