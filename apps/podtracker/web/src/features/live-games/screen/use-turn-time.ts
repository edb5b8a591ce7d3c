import { useEffect, useMemo, useState } from "react";
import { turnClock, type TurnClock } from "@podtracker/rules";
import { allEvents, type Table } from "../log/table.ts";

/**
 * The clocks of a game by the server's time, where it is known: a phone's own clock may be hours wrong. What was only said
 * here so far counts by this phone's clock, moved by what the two differ.
 */
export function clockOf(table: Table): TurnClock {
  const received = new Map(table.kept.map(({ id, receivedAt }) => [id, Date.parse(receivedAt)]));
  return turnClock(
    table.game.start,
    Date.parse(table.game.startedAt),
    allEvents(table),
    ({ id, at }) => received.get(id) ?? Date.parse(at) + table.skewMs,
  );
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
export function useTurnTime(table: Table): string {
  const now = useNow();
  const { running } = useMemo(() => clockOf(table), [table]);
  const since = running?.since;
  return since === undefined ? "paused" : formatSpan(Math.max(0, now + table.skewMs - since));
}

/** Milliseconds as `0:48`, `12:05`, `1:02:03`. */
export function formatSpan(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (part: number) => String(part).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
