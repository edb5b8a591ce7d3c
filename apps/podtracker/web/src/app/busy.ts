const busy = new Set<object>();
const listeners = new Set<() => void>();

/** Something goes on that no reload may interrupt, such as a game that is counted. The answer says that it is over. */
export function beBusy(): () => void {
  const mine = {};
  busy.add(mine);
  tell();
  return () => {
    busy.delete(mine);
    tell();
  };
}

export function isBusy(): boolean {
  return busy.size > 0;
}

/** Runs now and at each change. */
export function followBusy(listener: () => void): void {
  listeners.add(listener);
  listener();
}

function tell(): void {
  for (const listener of listeners) listener();
}
