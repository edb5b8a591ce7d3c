const timeZoneChoices = ["local", "utc"] as const;
export type TimeZoneChoice = (typeof timeZoneChoices)[number];

const storageKey = "time-zone";
const listeners = new Set<() => void>();

/** In which zone times are told; the device's until somebody chose UTC. */
function timeZoneChoice(): TimeZoneChoice {
  try {
    return localStorage.getItem(storageKey) === "utc" ? "utc" : "local";
  } catch {
    return "local";
  }
}

/** As the formatters take it: undefined is the device's own. */
export function chosenTimeZone(): string | undefined {
  return timeZoneChoice() === "utc" ? "UTC" : undefined;
}

export function chooseTimeZone(choice: TimeZoneChoice): void {
  try {
    localStorage.setItem(storageKey, choice);
  } catch {
    // Private windows may refuse storage: the zone then stays the device's.
  }
  for (const listener of listeners) listener();
}

export function onTimeZoneChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
