import { useEffect, useRef, useState } from "react";
import { Dices } from "lucide-react";
import { describeDraw } from "./describe-event.ts";
import { useOfTable, useTableDeeds } from "./table-context.tsx";

const shownMs = 5_000;

/** What was thrown, on every phone of the table for a moment. */
export function DrawNote() {
  const { nameOf } = useTableDeeds();
  const draw = useOfTable(({ table }) => table.state.lastDraw);
  const known = useRef(draw);
  const [shown, setShown] = useState<typeof draw>(null);
  useEffect(() => {
    if (!draw || draw === known.current) return;
    known.current = draw;
    setShown(draw);
    const timer = setTimeout(() => setShown(null), shownMs);
    return () => clearTimeout(timer);
  }, [draw]);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-20 z-30 flex justify-center px-4">
      {shown && (
        <p className="flex animate-rise items-center gap-3 rounded-xl border border-accent bg-surface-1 px-6 py-4 text-xl font-[650] shadow-float">
          <Dices aria-hidden size={24} className="text-accent" />
          <span className="first-letter:uppercase">{describeDraw(shown, nameOf)}</span>
        </p>
      )}
    </div>
  );
}
