/** What one query answered, as it is kept on the device. */
export interface SeenQuery {
  /** Whose pages it is of: nobody else sees it. */
  userId: string;
  queryKey: readonly unknown[];
  data: unknown;
  /** When it was fetched, in milliseconds since 1970. */
  at: number;
  /** About so many bytes. */
  size: number;
  /** Of the answers' shapes: what another build kept may not fit this one's pages. */
  contract: string;
}

const longestMs = 30 * 24 * 60 * 60_000;
const mostBytes = 3_000_000;
const largestQuery = 500_000;

const kinds: ReadonlySet<unknown> = new Set(["pods", "decks", "games", "notifications"]);
/** Secrets in links, and what is only of use with a server. */
const passing: ReadonlySet<unknown> = new Set(["invites", "claims", "imports", "message-search"]);

/** Whether a query is one that pages show again without a network. Named ones only: what is new is left out until it is thought of. */
export function isKept([kind, ...rest]: readonly unknown[]): boolean {
  if (kind === "me") return rest.length === 0;
  return kinds.has(kind) && !rest.some((part) => passing.has(part)) && !isMiddleOfChat(rest);
}

/** The end of a chat is kept, not each place in it that somebody jumped to. */
function isMiddleOfChat([, what, around]: readonly unknown[]): boolean {
  return what === "messages" && around !== null;
}

/** Whether one answer alone takes more than its share. */
export function isTooLarge({ size }: Pick<SeenQuery, "size">): boolean {
  return size > largestQuery;
}

export interface SortedOut<Key> {
  /** The latest first. */
  shown: SeenQuery[];
  /** To be forgotten: somebody else's, too old, of another shape, or more than the device should hold. */
  dropped: Key[];
}

/** What of all that was kept may be shown to that person now. */
export function sortOut<Key>(
  all: readonly (readonly [Key, SeenQuery])[],
  { userId, now, contract }: { userId: string | null; now: number; contract: string },
): SortedOut<Key> {
  const shown: SeenQuery[] = [];
  const dropped: Key[] = [];
  let bytes = 0;
  for (const [key, query] of all.toSorted(([, one], [, other]) => rank(other) - rank(one))) {
    const fits = query.userId === userId && query.contract === contract && now - query.at < longestMs;
    if (fits && bytes + query.size <= mostBytes) {
      bytes += query.size;
      shown.push(query);
    } else dropped.push(key);
  }
  return { shown, dropped };
}

/** Without who somebody is, nothing can be shown: that is kept before all. */
function rank({ queryKey, at }: SeenQuery): number {
  return queryKey[0] === "me" ? Infinity : at;
}
