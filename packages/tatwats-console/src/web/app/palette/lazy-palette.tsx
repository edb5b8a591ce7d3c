import { lazy, Suspense } from "react";
import { loadPatiently } from "@tatwats/ui";
import { usePaletteOpen } from "./palette-state.ts";

const Palette = lazy(async () => ({ default: (await loadPatiently(() => import("./palette.tsx"))).Palette }));

/** The palette's code comes when it is first opened. */
export function LazyPalette() {
  const open = usePaletteOpen();
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <Palette />
    </Suspense>
  );
}
