export interface Unsent {
  /** The client's own UUID, by which the server knows a repeat. */
  id: string;
  podId: string;
  text: string;
  at: string;
  state: "sending" | "failed";
}

const storageKey = "chat-outbox";
const listeners = new Set<() => void>();
let unsent: readonly Unsent[] = readStored();

/** Messages on their way, of all pods; kept for as long as the tab, so that a reload loses none. */
export function outbox(): readonly Unsent[] {
  return unsent;
}

export function putInOutbox(message: Unsent): void {
  change([...unsent.filter(({ id }) => id !== message.id), message]);
}

export function markFailed(id: string): void {
  change(unsent.map((message) => (message.id === id ? { ...message, state: "failed" } : message)));
}

export function takeFromOutbox(id: string): void {
  change(unsent.filter((message) => message.id !== id));
}

export function onOutboxChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly Unsent[]): void {
  unsent = next;
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(unsent));
  } catch {
    // Without storage the messages live as long as the page.
  }
  for (const listener of listeners) listener();
}

// Whatever was under way when the page went has no answer any more, and waits to be tried again.
function readStored(): readonly Unsent[] {
  try {
    const stored = JSON.parse(sessionStorage.getItem(storageKey) ?? "[]") as Unsent[];
    return stored.map((message) => ({ ...message, state: "failed" }));
  } catch {
    return [];
  }
}
