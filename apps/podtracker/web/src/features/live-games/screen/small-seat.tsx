import { memo } from "react";
import { classNames, identityGradient } from "@tatwats/ui";
import { Skull, Swords } from "lucide-react";
import { ColorPips } from "../../../app/color-pips.tsx";
import { commanderLine } from "../../decks/commander-line.ts";
import { LifeNumber, RunningChange } from "./life-half.tsx";
import { SeatMarks, Tag } from "./seat-marks.tsx";
import { useRound, useSeat } from "./table-context.tsx";
import { useRunningChange } from "./use-running-change.ts";

interface SmallSeatProps {
  /** Its number. */
  seat: number;
  /** One of many: the least of it. */
  low: boolean;
  onOpen: (seat: number) => void;
}

/** Another player at a glance; a tap brings them to the front, to count for them or to look closer. */
export const SmallSeat = memo(function SmallSeat({ seat: number, low, onOpen }: SmallSeatProps) {
  const { activeSeat } = useRound();
  const seat = useSeat(number);
  const { counts, name } = seat;
  const change = useRunningChange(counts.life);
  const damage = Math.max(0, ...counts.commanderDamage.map(({ total }) => total));
  const active = activeSeat === number && !counts.eliminated;
  return (
    <button
      type="button"
      data-seat={number}
      aria-label={`${name}, ${counts.life} life${counts.eliminated ? ", out" : ""}. Bring to the front`}
      onClick={() => onOpen(number)}
      className={classNames(
        "relative flex min-w-0 flex-col items-stretch overflow-hidden rounded-lg text-left [container-type:size]",
        low ? "h-24 px-2.5 py-2" : "h-42 px-3 py-2.5 md:h-56",
        active && "outline-2 -outline-offset-2 outline-accent",
        seat.lethal && "outline-2 -outline-offset-2 outline-bad",
      )}
      style={{ backgroundImage: identityGradient(seat.colors, { tone: "deep", direction: "150deg" }) }}
    >
      <span className="truncate text-xs font-[650]">{name}</span>
      {!low && <span className="truncate text-xs text-text/80">{commanderLine(seat.commanders) || seat.deckName || "\u00a0"}</span>}
      {!low && seat.commanders.length > 0 && <ColorPips colors={seat.colors} size="small" className="mt-1.5" />}
      <span className={classNames("relative mt-auto flex items-end gap-1", low && "justify-between")}>
        <span className="[font-size:0] leading-none">
          <LifeNumber value={counts.life} faint={counts.eliminated !== null} />
        </span>
        <RunningChange change={change} className="!text-base" />
      </span>
      <span className={classNames("flex items-start gap-1 overflow-hidden", low ? "absolute top-1.5 right-1.5" : "mt-1.5 h-6")}>
        {counts.eliminated && <SeatMarks seat={number} eliminated={counts.eliminated} short />}
        {damage > 0 && (
          <Tag tone={damage >= 18 ? "bad" : "plain"}>
            <Swords aria-hidden size={12} />
            <span className="sr-only">commander damage </span>
            {damage}
          </Tag>
        )}
        {counts.poison > 0 && (
          <Tag tone={counts.poison >= 8 ? "bad" : "plain"}>
            <Skull aria-hidden size={12} />
            <span className="sr-only">poison </span>
            {counts.poison}
          </Tag>
        )}
        {!counts.eliminated && <SeatMarks seat={number} eliminated={counts.eliminated} short />}
      </span>
    </button>
  );
});
