/** What a feature keeps of a person on the device. */
export interface KeptOfPerson {
  /** Takes it away, as the person signs out. */
  forget: () => void | Promise<void>;
  /** What of it the server does not have yet, in words such as `2 messages`; null where it has all. */
  unsent?: () => Promise<string | null>;
  /** Tries once to send that. */
  send?: () => Promise<void>;
}

const kept = new Set<KeptOfPerson>();

/** Has something thought of when the person signs out. The answer takes it back. */
export function onSignOut(mine: KeptOfPerson): () => void {
  kept.add(mine);
  return () => kept.delete(mine);
}

/** Takes away what the features keep of whoever signs out. */
export async function forgetPerson(): Promise<void> {
  await Promise.allSettled([...kept].map(async ({ forget }) => await forget()));
}

/** What would be lost with a signing out now, each in words; empty: nothing. */
export async function unsentOfPerson(): Promise<string[]> {
  const found = await Promise.allSettled([...kept].map(async ({ unsent }) => (await unsent?.()) ?? []));
  return found.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
}

/** Tries to send what waits, and tells what still does. */
export async function sendOfPerson(): Promise<string[]> {
  await Promise.allSettled([...kept].map(async ({ send }) => await send?.()));
  return await unsentOfPerson();
}
