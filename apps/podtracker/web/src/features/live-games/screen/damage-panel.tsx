import { classNames, IconButton, identityGradient } from "@tatwats/ui";
import { LETHAL_COMMANDER_DAMAGE } from "@podtracker/rules";
import { Minus, X } from "lucide-react";
import { useEffect, useState } from "react";
import { aroundTheTable } from "./around-the-table.ts";
import { useAtTable, useTableDeeds } from "./table-context.tsx";
import { seatAt, type Seat } from "./table-now.ts";
import { useHold } from "./use-hold.ts";

/** The combat damage that commanders have dealt to a seat, laid out as the table is: the others as they sit, oneself nearest. */
export function DamagePanel({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const atTable = useAtTable();
  const others = aroundTheTable(atTable.seats.length, seat.seat).map((number) => seatAt(atTable, number));
  const columns = others.length > 4 ? 3 : Math.min(others.length, others.length === 4 ? 2 : 3);
  const nobodySaid = atTable.seats.every(({ commanders }) => commanders.length === 0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && onClose();
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [onClose]);
  return (
    <div
      role="dialog"
      aria-label={`Commander damage to ${seat.name}`}
      className="pointer-events-auto absolute inset-0 z-10 flex animate-fade [container-type:size] flex-col gap-2 overflow-y-auto bg-surface-1 p-3"
    >
      <div className="flex items-center justify-between gap-2">
        <h3 className="min-w-0 truncate text-sm font-semibold">Damage to {seat.name} by commanders</h3>
        <IconButton label="Done" icon={<X aria-hidden size={18} />} onClick={onClose} autoFocus />
      </div>
      {nobodySaid && <p className="text-sm text-text-2">Nobody said which commander they play.</p>}
      <ul className="grid min-h-0 flex-1 auto-rows-fr gap-2" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {others.map((from) => (
          <li key={from.seat} className="flex min-h-24 min-w-0 flex-col gap-1 [@container(min-aspect-ratio:1)]:flex-row">
            {from.commanders.map((commander) => (
              <Source key={commander} from={from} commander={commander} to={seat} />
            ))}
          </li>
        ))}
      </ul>
      <div className="flex flex-none gap-1">
        {seat.commanders.map((commander) => (
          <Source key={commander} from={seat} commander={commander} to={seat} own />
        ))}
      </div>
    </div>
  );
}

function Source({ from, commander, to, own = false }: { from: Seat; commander: string; to: Seat; own?: boolean }) {
  const { say, mayCount } = useTableDeeds();
  const [pending, setPending] = useState(0);
  const deal = (amount: number) => say({ type: "commander-damage.dealt", fromSeat: from.seat, commander, seat: to.seat, amount });
  const { handlers } = useHold(1, deal, setPending);
  const before = to.counts.commanderDamage.find((each) => each.fromSeat === from.seat && each.commander === commander)?.total ?? 0;
  const total = before + pending;
  return (
    <div
      className={classNames(
        "relative flex min-w-0 flex-1 overflow-hidden rounded-md",
        total >= LETHAL_COMMANDER_DAMAGE && "ring-2 ring-bad ring-inset",
      )}
      style={{ backgroundImage: identityGradient(from.colors, { tone: "deep", direction: "165deg" }) }}
    >
      <button
        type="button"
        disabled={!mayCount}
        aria-label={`${commander} of ${from.name} deals one more to ${to.name}, ${before} so far`}
        className={classNames(
          "flex min-w-0 flex-1 touch-none items-center justify-center select-none -outline-offset-4 active:bg-text/8",
          own ? "min-h-14 gap-3 px-3" : "flex-col gap-0.5 px-2 py-2",
        )}
        {...handlers}
      >
        <span className="text-3xl font-bold tabular-nums">{total}</span>
        <span className={classNames("max-w-full truncate text-xs font-[620]", own && "order-first")}>{own ? "One’s own" : from.name}</span>
        <span className="max-w-full truncate text-xs text-text/80">{commander.split(",")[0]}</span>
      </button>
      {mayCount && before > 0 && (
        <button
          type="button"
          aria-label={`One less from ${commander} of ${from.name}`}
          onClick={() => deal(-1)}
          className="absolute top-0 right-0 grid size-11 place-items-center text-text/80"
        >
          <span className="grid size-8 place-items-center rounded-full bg-bg/55">
            <Minus aria-hidden size={15} />
          </span>
        </button>
      )}
    </div>
  );
}
