import { useEffect } from "react";
import { Search } from "lucide-react";
import { chipClass } from "../chip.ts";
import { setPaletteOpen } from "./palette-state.ts";

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens the command palette; so do Ctrl-K and ⌘-K, wherever the focus is. */
export function PaletteButton({ compact = false }: { compact?: boolean }) {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setPaletteOpen(true);
    }
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <button type="button" aria-keyshortcuts="Control+K Meta+K" className={chipClass} onClick={() => setPaletteOpen(true)}>
      <Search aria-hidden size={14} className="text-text-3" />
      <span className={compact ? "sr-only" : "max-md:sr-only"}>Search or jump</span>
      <kbd aria-hidden className="font-sans text-xs text-text-3 max-md:hidden">
        {isMac ? "⌘K" : "Ctrl K"}
      </kbd>
    </button>
  );
}
