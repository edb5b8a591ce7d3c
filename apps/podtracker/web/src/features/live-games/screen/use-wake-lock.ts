import { useEffect } from "react";

/** Whether the browser can keep the screen awake: not over plain http. */
export function canStayAwake(): boolean {
  return "wakeLock" in navigator;
}

/** Keeps the screen awake while mounted, again after each time that it was looked away from. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!canStayAwake()) return;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const hold = async () => {
      if (over || document.visibilityState !== "visible" || (lock && !lock.released)) return;
      try {
        lock = await navigator.wakeLock.request("screen");
        if (over) await lock.release();
      } catch {
        // The battery is low: the phone decides.
      }
    };
    void hold();
    const onVisible = () => void hold();
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", onVisible);
      void lock?.release();
    };
  }, []);
}
