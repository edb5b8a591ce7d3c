import { useSyncExternalStore } from "react";

/** What Chromium hands a page that can be installed; no type of the DOM's knows it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

const visitsKey = "visits";
const hintKey = "install-hint";
/** A start so long after the last one is another visit. */
const visitMs = 30 * 60_000;

let offered: InstallPrompt | null = null;
const listeners = new Set<() => void>();

/** Keeps the browser's offer to install for when the person wants it, and counts the visit. */
export function keepInstallPrompt(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer(event as InstallPrompt);
  });
  addEventListener("appinstalled", () => offer(null));
  countVisit(Date.now());
}

function offer(prompt: InstallPrompt | null): void {
  offered = prompt;
  for (const listener of listeners) listener();
}

/** How this device installs the app: by the browser's own question, by hand, or not at all (also where it is installed). */
export type InstallWay = "asks" | "by-hand" | null;

export function useInstallWay(): InstallWay {
  return useSyncExternalStore(onOffer, installWay);
}

function onOffer(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function installWay(): InstallWay {
  if (!isSecureContext || isInstalled()) return null;
  if (offered) return "asks";
  return isApplePhone() ? "by-hand" : null;
}

function isInstalled(): boolean {
  return matchMedia("(display-mode: standalone)").matches || ("standalone" in navigator && navigator.standalone === true);
}

/** An iPad calls itself a Mac, which has no touch. */
function isApplePhone(): boolean {
  return /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
}

/** Has the browser ask; each offer asks once. */
export async function install(): Promise<void> {
  const prompt = offered;
  offer(null);
  await prompt?.prompt();
}

interface Visits {
  count: number;
  at: number;
}

function countVisit(now: number): void {
  const { count, at } = readVisits();
  if (now - at > visitMs) write(visitsKey, JSON.stringify({ count: count + 1, at: now }));
}

function readVisits(): Visits {
  try {
    const { count, at } = JSON.parse(localStorage.getItem(visitsKey) ?? "{}") as Partial<Visits>;
    return { count: Number(count) || 0, at: Number(at) || 0 };
  } catch {
    return { count: 0, at: 0 };
  }
}

/** Whether the hint is in place unasked: from the second visit on, until it was put away. */
export function mayHintInstall(): boolean {
  try {
    return readVisits().count >= 2 && localStorage.getItem(hintKey) === null;
  } catch {
    return false;
  }
}

/** Puts the hint away for good. */
export function stopHintingInstall(): void {
  write(hintKey, "put-away");
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage there is no second visit.
  }
}
