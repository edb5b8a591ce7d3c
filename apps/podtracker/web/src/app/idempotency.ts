import { newId } from "./new-id.ts";

/**
 * Keys for POSTs that may be repeated after a lost answer: the same body keeps its key, a changed body gets another,
 * and so does the next action after one that succeeded.
 */
export function createIdempotency(makeId: () => string = newId) {
  let current: { body: string; key: string } | null = null;
  return {
    keyFor(body: unknown): string {
      const text = JSON.stringify(body);
      if (current?.body !== text) current = { body: text, key: makeId() };
      return current.key;
    },
    done(): void {
      current = null;
    },
  };
}

export type Idempotency = ReturnType<typeof createIdempotency>;
