type Deed = () => void | Promise<void>;

const deeds = new Set<Deed>();

/** Has something run when the person signs out: what a feature keeps of them on the device. The answer takes it back. */
export function onSignOut(deed: Deed): () => void {
  deeds.add(deed);
  return () => deeds.delete(deed);
}

/** Takes away what the features keep of whoever signs out. */
export async function forgetPerson(): Promise<void> {
  await Promise.allSettled([...deeds].map(async (deed) => await deed()));
}
