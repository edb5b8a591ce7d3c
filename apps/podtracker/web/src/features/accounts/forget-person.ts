const deeds = new Set<() => void>();

/** Has something run when the person signs out: what a feature keeps of them on the device. The answer takes it back. */
export function onSignOut(deed: () => void): () => void {
  deeds.add(deed);
  return () => deeds.delete(deed);
}

/** Takes away what the features keep of whoever signs out. */
export function forgetPerson(): void {
  for (const deed of deeds) deed();
}
