import { dismissToast, showToast } from "@tatwats/ui";
import { followBusy, isBusy } from "./busy.ts";

/**
 * Installs the offline worker where the browser allows one, and asks before a new version takes over.
 *
 * @param onNone runs where there is none
 */
export async function registerServiceWorker(onNone: () => void): Promise<void> {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return onNone();
  const { registerSW } = await import("virtual:pwa-register");
  registerSW({
    onRegisterError: onNone,
    onNeedRefresh: () => offerUpdate(() => void takeOver()),
    onNeedReload: reloadWhenFree,
    onRegisteredSW: (_url, registration) => lookForUpdates(registration),
  });
}

/**
 * The library reloads only pages that began under a worker, which the first visit did not.
 *
 * A browser lets the older worker end what it has under way before the newer one begins, and may wait minutes for it
 * though nothing is left to do. Who asked for the newer version gets it from the server then, if that can be reached.
 */
async function takeOver(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  // Without one, another tab was quicker: the newer version is at work already.
  if (registration?.waiting) {
    const begun = new Promise<boolean>((resolve) => {
      navigator.serviceWorker.addEventListener("controllerchange", () => resolve(true), { once: true });
      setTimeout(() => resolve(false), patienceMs);
    });
    registration.waiting.postMessage({ type: "SKIP_WAITING" });
    if (!(await begun) && (await serverAnswers())) await registration.unregister();
  }
  reloadWhenFree();
}

const patienceMs = 2000;
const offeredMs = 60_000;
const lookEveryMs = 60 * 60_000;

/** Asks where nothing goes on that a reload would interrupt; what begins while it asks puts the question off. */
function offerUpdate(update: () => void): void {
  let toast: number | null = null;
  followBusy(() => {
    if (!isBusy()) {
      toast ??= showToast({
        text: "A new version of PodTracker is ready.",
        duration: offeredMs,
        action: { label: "Update", onSelect: update },
      });
    } else if (toast !== null) {
      dismissToast(toast);
      toast = null;
    }
  });
}

/** Another tab may have said yes while a game is counted in this one. */
function reloadWhenFree(): void {
  followBusy(() => {
    if (!isBusy()) location.reload();
  });
}

/** An installed app is seldom loaded anew: it is asked when somebody looks at it again. */
function lookForUpdates(registration: ServiceWorkerRegistration | undefined): void {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - last < lookEveryMs) return;
    last = Date.now();
    // Without a network it is asked another time.
    registration?.update().catch(() => {});
  });
}

/** After a deploy the old page may ask for files that are gone: load anew, once, if the server is there to load from and no game is counted. */
export function recoverFromMissingChunks(): void {
  addEventListener("vite:preloadError", () => {
    const key = "reloaded-for-missing-chunk";
    if (isBusy() || sessionStorage.getItem(key)) return;
    void serverAnswers().then((answers) => {
      // Without a server a reload would only take away the page that still stands.
      if (!answers || isBusy()) return;
      sessionStorage.setItem(key, "yes");
      location.reload();
    });
  });
}

async function serverAnswers(): Promise<boolean> {
  return await fetch(location.href, { method: "HEAD", cache: "no-store" }).then(
    () => true,
    () => false,
  );
}
