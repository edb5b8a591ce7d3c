import { memo, type ReactNode } from "react";
import type { SeatState } from "@podtracker/rules";
import { classNames } from "@tatwats/ui";
import { Ellipsis, Swords } from "lucide-react";
import { counterIcon, countersOf } from "./counters.ts";
import { useTableDeeds } from "./table-context.tsx";

interface SeatChipsProps {
  name: string;
  damage: SeatState["commanderDamage"];
  poison: number;
  counters: SeatState["counters"];
  compact: boolean;
  onDamage: () => void;
  onMore: () => void;
}

/** What a seat has taken and gathered, each a way to change it. Not drawn for a change of life. */
export const SeatChips = memo(function SeatChips({ name, damage, poison, counters, compact, onDamage, onMore }: SeatChipsProps) {
  const { mayCount, nameOf } = useTableDeeds();
  if (!mayCount && damage.length === 0) return null;
  const taken = damage.filter(({ total }) => total !== 0).toSorted((a, b) => b.total - a.total);
  const counted = countersOf({ poison, counters }, false);
  const room = compact ? 1 : 2;
  return (
    <div className="flex justify-center gap-2">
      {taken.slice(0, room).map(({ fromSeat, commander, total }) => (
        <Chip
          key={`${fromSeat}${commander}`}
          label={`${total} commander damage from ${nameOf(fromSeat)}`}
          figure={total}
          word={compact ? <Swords aria-hidden size={13} /> : `from ${nameOf(fromSeat)}`}
          compact={compact}
          onClick={onDamage}
        />
      ))}
      {taken.length === 0 && (
        <Chip
          label="Commander damage"
          figure={<Swords aria-hidden size={compact ? 17 : 20} />}
          word={compact ? null : "damage"}
          compact={compact}
          onClick={onDamage}
        />
      )}
      {counted.slice(0, room).map(({ counter, value }) => {
        const Icon = counterIcon(counter);
        return (
          <Chip
            key={counter}
            label={`${value} ${counter}`}
            figure={value}
            word={
              <>
                <Icon aria-hidden size={13} className="shrink-0" />
                {!compact && <span className="truncate">{counter}</span>}
              </>
            }
            compact={compact}
            onClick={onMore}
          />
        );
      })}
      <Chip
        label={`More of ${name}`}
        figure={<Ellipsis aria-hidden size={compact ? 17 : 20} />}
        word={compact ? null : "more"}
        compact={compact}
        onClick={onMore}
      />
    </div>
  );
});

function Chip({
  label,
  figure,
  word,
  compact,
  onClick,
}: {
  label: string;
  figure: ReactNode;
  word: ReactNode;
  compact: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className={classNames(
        "pointer-events-auto flex min-w-0 items-center justify-center rounded-lg bg-bg/55 font-medium active:bg-bg/75",
        compact ? "h-11 flex-none gap-1 px-3.5 text-xs" : "h-16 max-w-36 flex-1 flex-col px-1 text-xs",
      )}
    >
      <span className={classNames("font-bold tabular-nums", compact ? "text-base" : "text-xl leading-tight")}>{figure}</span>
      {word !== null && <span className="flex max-w-full min-w-0 items-center gap-1 truncate">{word}</span>}
    </button>
  );
}
