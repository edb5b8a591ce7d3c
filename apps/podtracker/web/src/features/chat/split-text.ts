/** A piece of what somebody said. */
export type Piece =
  | { kind: "text"; text: string }
  | { kind: "link"; text: string; href: string }
  | { kind: "mention"; text: string; userId: string };

const address = /\bhttps?:\/\/[^\s<>"']+/giu;
/** Marks that end a sentence rather than an address; a closing bracket stays where it was opened in it. */
const tail = /[.,:;!?…]+$/u;

/**
 * Splits a message into plain text, web addresses and the names of those who are called. Only http and https
 * become links, and what is shown is what was written: nothing is hidden behind other words.
 *
 * @param called the names behind the message's mentions
 */
export function splitText(text: string, called: readonly { userId: string; name: string }[] = []): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const shown = withoutTail(match[0]);
    if (!URL.canParse(shown)) continue;
    pieces.push(...splitNames(text.slice(from, match.index), called));
    pieces.push({ kind: "link", text: shown, href: new URL(shown).href });
    from = match.index + shown.length;
  }
  pieces.push(...splitNames(text.slice(from), called));
  return pieces;
}

function withoutTail(link: string): string {
  let shown = link.replace(tail, "");
  while (shown.endsWith(")") && !shown.includes("(")) shown = shown.slice(0, -1).replace(tail, "");
  return shown;
}

function splitNames(text: string, called: readonly { userId: string; name: string }[]): Piece[] {
  if (text === "") return [];
  const names = called.toSorted((one, other) => other.name.length - one.name.length);
  const lower = text.toLocaleLowerCase("en");
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = lower.indexOf("@"); at >= 0; at = lower.indexOf("@", at + 1)) {
    const who = names.find(({ name }) => lower.startsWith(name.toLocaleLowerCase("en"), at + 1));
    if (!who) continue;
    if (at > from) pieces.push({ kind: "text", text: text.slice(from, at) });
    pieces.push({ kind: "mention", text: text.slice(at, at + 1 + who.name.length), userId: who.userId });
    from = at + 1 + who.name.length;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return pieces;
}
