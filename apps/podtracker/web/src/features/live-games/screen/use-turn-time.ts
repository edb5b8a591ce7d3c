import { useEffect, useMemo, useState } from "react";
import type { KeptEvent } from "@podtracker/contract";
import { type LiveEvent, turnClock, type TurnClock } from "@podtracker/rules";
import { allEvents, type Table } from "../log/table.ts";
import { type TableSource, useOfTable, useTableSource } from "./table-context.tsx";
import type { TableNow } from "./table-now.ts";

/**
 * The clocks of a game by the server's time, where it is known: a phone's own clock may be hours wrong. What was only said
 * here so far counts by this phone's clock, moved by what the two differ.
 */
export function clockOf(table: Table): TurnClock {
  const momentOf = (event: LiveEvent & Partial<Pick<KeptEvent, "happenedAt">>) =>
    event.happenedAt === undefined ? Date.parse(event.at) + table.skewMs : Date.parse(event.happenedAt);
  return turnClock(table.game.start, Date.parse(table.game.startedAt), allEvents(table), momentOf);
}

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** How long everybody's turns took so far, by seat, as `12:05`. */
export function useTimes(table: Table): string[] {
  const now = useNow();
  const { spentMs, running } = useMemo(() => clockOf(table), [table]);
  return spentMs.map((spent, index) =>
    formatSpan(spent + (running?.seat === index + 1 ? Math.max(0, now + table.skewMs - running.since) : 0)),
  );
}

/** How long the present turn has taken, as `1:05`. */
export function useTurnTime(): string {
  const now = useNow();
  const source = useTableSource();
  const moved = useOfTable(whatMovesClocks);
  // The whole log, which is not to be read for every tap.
  const since = useMemo(() => runningSince(source, moved), [source, moved]);
  return since === undefined ? "paused" : formatSpan(Math.max(0, now + source.now().table.skewMs - since));
}

/** Another whenever a clock was moved, or the server's clock was found to be another than thought. */
function whatMovesClocks({ table: { state, skewMs } }: TableNow): string {
  return [state.turn, state.activeSeat, state.clockRunning, state.finished !== null, Math.round(skewMs / 1000)].join();
}

function runningSince({ now }: TableSource, _moved: string): number | undefined {
  return clockOf(now().table).running?.since;
}

/** Milliseconds as `0:48`, `12:05`, `1:02:03`. */
export function formatSpan(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (part: number) => String(part).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
