import { showToast } from "@tatwats/ui";

/**
 * Installs the offline worker where the browser allows one, and asks before a new version takes over.
 *
 * @param onNone runs where there is none
 */
export async function registerServiceWorker(onNone: () => void): Promise<void> {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return onNone();
  const { registerSW } = await import("virtual:pwa-register");
  const update = registerSW({
    onRegisterError: onNone,
    onNeedRefresh: () =>
      showToast({
        text: "A new version of PodTracker is ready.",
        duration: 60_000,
        action: { label: "Update", onSelect: () => void update(true) },
      }),
  });
}

/** After a deploy the old page may ask for files that are gone: load anew, once, if the server is there to load from. */
export function recoverFromMissingChunks(): void {
  addEventListener("vite:preloadError", () => {
    const key = "reloaded-for-missing-chunk";
    if (sessionStorage.getItem(key)) return;
    void fetch(location.href, { method: "HEAD", cache: "no-store" }).then(
      () => {
        sessionStorage.setItem(key, "yes");
        location.reload();
      },
      () => {
        // Without a server a reload would only take away the page that still stands.
      },
    );
  });
}
