import { useSyncExternalStore } from "react";

const wide = "(min-width: 64rem)";

/** Whether the window has room for a second column: Tailwind's `lg`. */
export function useWide(): boolean {
  return useSyncExternalStore(onChange, isWide, isWide);
}

function onChange(listener: () => void): () => void {
  const query = matchMedia(wide);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

function isWide(): boolean {
  return matchMedia(wide).matches;
}
