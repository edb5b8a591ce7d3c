import { memo, type ReactNode } from "react";
import type { SeatState } from "@podtracker/rules";
import { classNames } from "@tatwats/ui";
import { Crown, DoorOpen, Flag, type LucideIcon } from "lucide-react";
import { useRound } from "./table-context.tsx";

const designationIcons: Record<string, LucideIcon> = { monarch: Crown, initiative: DoorOpen };

/** What one player at a time has, as it is named and drawn. */
export function designationIcon(designation: string): LucideIcon {
  return Object.hasOwn(designationIcons, designation) ? designationIcons[designation]! : Flag;
}

export function Tag({ children, tone = "plain" }: { children: ReactNode; tone?: "plain" | "bad" | "accent" }) {
  return (
    <span
      className={classNames(
        "inline-flex h-6 shrink-0 items-center gap-1 rounded-full px-2 text-xs font-[620] whitespace-nowrap",
        tone === "plain" && "bg-bg/55",
        tone === "bad" && "bg-bad-soft text-bad",
        tone === "accent" && "bg-accent text-accent-ink",
      )}
    >
      {children}
    </span>
  );
}

/** What stands beside a seat's name: that they are out, have the turn, are the monarch. */
export const SeatMarks = memo(function SeatMarks({
  seat,
  eliminated,
  short = false,
}: Pick<SeatState, "seat" | "eliminated"> & { short?: boolean }) {
  const { designations, startingSeat, activeSeat, turn } = useRound();
  const held = Object.entries(designations).filter(([, holder]) => holder === seat);
  return (
    <span className={classNames("flex gap-1", short ? "shrink-0" : "flex-wrap justify-end")}>
      {eliminated && <Tag>{short && turn === eliminated.turn ? "out" : `out · turn ${eliminated.turn}`}</Tag>}
      {!eliminated && activeSeat === seat && !short && <Tag tone="accent">Turn</Tag>}
      {held.map(([designation]) => {
        const Icon = designationIcon(designation);
        return (
          <Tag key={designation}>
            <Icon aria-hidden size={12} />
            <span className={short ? "sr-only" : "capitalize"}>{designation}</span>
          </Tag>
        );
      })}
      {turn === 1 && startingSeat === seat && !eliminated && short && <Tag>1st</Tag>}
    </span>
  );
});
