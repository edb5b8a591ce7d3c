import { LETHAL_POISON, type Lethal } from "@podtracker/rules";
import { useAtTable } from "./table-context.tsx";
import { seatAt, type Seat } from "./table-now.ts";

/** Somebody would be out by the numbers: the table says by whom, or lets them be. */
export function LethalBar({ seat, lethal, onDone }: { seat: Seat; lethal: Lethal; onDone?: () => void }) {
  const atTable = useAtTable();
  const others = atTable.seats.filter((other) => other.seat !== seat.seat && !other.counts.eliminated);
  const out = (bySeat?: number) => {
    atTable.say({ type: "player.eliminated", seat: seat.seat, cause: lethal.cause, ...(bySeat === undefined ? {} : { bySeat }) });
    onDone?.();
  };
  return (
    <div
      role="group"
      aria-label={`Is ${seat.name} out?`}
      className="pointer-events-auto rounded-lg border border-bad bg-surface-1 p-2 text-center text-sm"
    >
      <p className="mb-1.5">
        {words[lethal.cause](atTable, lethal)} <strong>Out, by whom?</strong>
      </p>
      <div className="flex flex-wrap justify-center gap-1.5">
        {(lethal.bySeat === null ? others : others.filter((other) => other.seat === lethal.bySeat)).map((other) => (
          <button key={other.seat} type="button" onClick={() => out(other.seat)} className={choiceClass}>
            {other.name}
          </button>
        ))}
        <button type="button" onClick={() => out()} className={choiceClass}>
          Nobody
        </button>
        {onDone && (
          <button type="button" onClick={onDone} className={choiceClass}>
            Not yet
          </button>
        )}
      </div>
    </div>
  );
}

const choiceClass =
  "min-h-11 max-w-full truncate rounded-full border border-line-strong bg-surface-2 px-3.5 font-[620] active:bg-surface-3";

const words: Record<Lethal["cause"], (atTable: ReturnType<typeof useAtTable>, lethal: Lethal) => string> = {
  life: () => "No life left.",
  poison: () => `${LETHAL_POISON} poison.`,
  "commander-damage": (atTable, { bySeat }) => `21 from ${bySeat === null ? "one commander" : seatAt(atTable, bySeat).name}.`,
};
