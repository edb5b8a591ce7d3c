/** Where in a text a member's name stands, so that it can be forgotten there and nowhere else. */
export interface NameSpan {
  memberId: string;
  /** In UTF-16 units, as JavaScript counts. */
  at: number;
  length: number;
}

const token = /⟦([0-9a-f-]{36})⟧/g;

/** Stands for a member's name in a text that is being written; `placeNames` puts the name there. */
export function nameOf(memberId: string): string {
  return `⟦${memberId}⟧`;
}

export function memberIdsIn(text: string): string[] {
  return [...new Set([...text.matchAll(token)].map(([, id]) => id!))];
}

/** @param names of those who are known; who is not is called `otherwise` */
export function placeNames(text: string, names: ReadonlyMap<string, string>, otherwise: string): { text: string; spans: NameSpan[] } {
  const spans: NameSpan[] = [];
  let placed = "";
  let from = 0;
  for (const match of text.matchAll(token)) {
    placed += text.slice(from, match.index);
    const name = names.get(match[1]!) ?? otherwise;
    spans.push({ memberId: match[1]!, at: placed.length, length: name.length });
    placed += name;
    from = match.index + match[0].length;
  }
  return { text: placed + text.slice(from), spans };
}

/** The text with these members called otherwise, wherever their names were placed. */
export function forgetNames(
  text: string,
  spans: readonly NameSpan[],
  memberIds: ReadonlySet<string>,
  instead: string,
): { text: string; spans: NameSpan[] } {
  const kept: NameSpan[] = [];
  let written = "";
  let from = 0;
  for (const { memberId, at, length } of spans.toSorted((one, other) => one.at - other.at)) {
    written += text.slice(from, at);
    const name = memberIds.has(memberId) ? instead : text.slice(at, at + length);
    kept.push({ memberId, at: written.length, length: name.length });
    written += name;
    from = at + length;
  }
  return { text: written + text.slice(from), spans: kept };
}
