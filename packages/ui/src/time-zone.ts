const timeZoneChoices = ["local", "utc"] as const;
export type TimeZoneChoice = (typeof timeZoneChoices)[number];

const storageKey = "time-zone";
const listeners = new Set<() => void>();
let accountZone: string | undefined;

/** In which zone times are told; the device's until somebody chose UTC. */
function timeZoneChoice(): TimeZoneChoice {
  try {
    return localStorage.getItem(storageKey) === "utc" ? "utc" : "local";
  } catch {
    return "local";
  }
}

/** As the formatters take it: the account's, else UTC where that was chosen; undefined is the device's own. */
export function chosenTimeZone(): string | undefined {
  return accountZone ?? (timeZoneChoice() === "utc" ? "UTC" : undefined);
}

/** Tells times in the zone that an account asks for, until the page is left; undefined is as the device has it. */
export function followTimeZone(zone: string | undefined): void {
  if (zone === accountZone) return;
  accountZone = zone;
  for (const listener of listeners) listener();
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
