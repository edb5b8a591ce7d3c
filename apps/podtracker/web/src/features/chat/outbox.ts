export interface Unsent {
  /** The client's own UUID, by which the server knows a repeat. */
  id: string;
  /** Who wrote it: nobody else on this device sends it. */
  userId: string;
  podId: string;
  text: string;
  at: string;
  replyTo?: string;
  /** `waiting` for the network or its turn; `refused` by the server, until the person decides. */
  state: "waiting" | "refused";
  /** Why it was refused. */
  reason?: string;
}

const storageKey = "chat-outbox";
const listeners = new Set<() => void>();
let unsent: readonly Unsent[] = readStored();

/** Messages on their way, of all pods, the oldest first; kept on the device until the server has them. */
export function outbox(): readonly Unsent[] {
  return unsent;
}

export function putInOutbox(message: Unsent): void {
  const known = unsent.some(({ id }) => id === message.id);
  change(known ? unsent.map((each) => (each.id === message.id ? message : each)) : [...unsent, message]);
}

export function markRefused(id: string, reason: string): void {
  change(unsent.map((message) => (message.id === id ? { ...message, state: "refused", reason } : message)));
}

export function takeFromOutbox(id: string): void {
  change(unsent.filter((message) => message.id !== id));
}

/** Nothing that somebody wrote stays on the device after they have signed out, or when somebody else has signed in. */
export function emptyOutbox(except?: string): void {
  if (unsent.some(({ userId }) => userId !== except)) change(unsent.filter(({ userId }) => userId === except));
}

export function onOutboxChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly Unsent[]): void {
  unsent = next;
  try {
    if (unsent.length > 0) localStorage.setItem(storageKey, JSON.stringify(unsent));
    else localStorage.removeItem(storageKey);
  } catch {
    // Without storage the messages live as long as the page.
  }
  for (const listener of listeners) listener();
}

function readStored(): readonly Unsent[] {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? "[]") as Unsent[];
  } catch {
    return [];
  }
}

// Another tab of the same person wrote or sent something.
globalThis.addEventListener?.("storage", (event) => {
  if (event.key !== storageKey && event.key !== null) return;
  unsent = readStored();
  for (const listener of listeners) listener();
});
