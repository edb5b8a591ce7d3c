import type { LiveFrames } from "../../../../contract/live-frame.ts";
import { type FlowView, lineIdOf, lineIdsOf } from "./flow-lines.ts";

/** What went over a line in a moment. */
export interface Pulse {
  lineId: string;
  sent: number;
  failed: number;
  /** ms in which it went. */
  overMs: number;
}

export interface FlowMeter {
  /**
   * Takes what was counted in some time; each line's listeners and the particles learn of it.
   *
   * @param playedInMs of a recorded time, which is shown as it was, without smoothing
   */
  feed(frame: Pick<LiveFrames["flow"], "overMs" | "edges">, playedInMs?: number): void;
  /** What goes over a line now, a minute, smoothed over some ten seconds; undefined before the first frame. */
  perMinute(lineId: string): number | undefined;
  onChange(listener: () => void): () => void;
  onPulse(listener: (pulses: Pulse[]) => void): () => void;
}

const smoothingMs = 10_000;

/** Turns frames of counts into rates and pulses for the lines of one view. */
export function createFlowMeter(view: FlowView): FlowMeter {
  const rates = new Map<string, number>();
  const watchers = new Set<() => void>();
  const pulseWatchers = new Set<(pulses: Pulse[]) => void>();
  let fed = false;
  return {
    feed({ edges, overMs }, playedInMs) {
      const pulses = pulsesOf({ edges, overMs }, view);
      const share = playedInMs === undefined ? Math.min(1, overMs / smoothingMs) : 1;
      const now = new Map(pulses.map((pulse) => [pulse.lineId, (pulse.sent / overMs) * 60_000]));
      for (const lineId of new Set([...rates.keys(), ...now.keys()])) {
        const before = fed ? (rates.get(lineId) ?? 0) : (now.get(lineId) ?? 0);
        rates.set(lineId, before + ((now.get(lineId) ?? 0) - before) * share);
      }
      fed = true;
      for (const watcher of watchers) watcher();
      const shown = playedInMs === undefined ? pulses : pulses.map((pulse) => ({ ...pulse, overMs: playedInMs }));
      for (const watcher of pulseWatchers) watcher(shown);
    },
    perMinute: (lineId) => (fed ? Math.round(rates.get(lineId) ?? 0) : undefined),
    onChange(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    onPulse(listener) {
      pulseWatchers.add(listener);
      return () => pulseWatchers.delete(listener);
    },
  };
}

/** Failures belong to the line that delivers, and to no other. */
function pulsesOf({ edges, overMs }: Pick<LiveFrames["flow"], "overMs" | "edges">, view: FlowView): Pulse[] {
  const pulses = new Map<string, Pulse>();
  for (const edge of edges) {
    const delivering = lineIdOf(edge, view);
    for (const lineId of lineIdsOf(edge, view)) {
      const pulse = pulses.get(lineId) ?? { lineId, sent: 0, failed: 0, overMs };
      pulse.sent += lineId === delivering ? Math.max(edge.handled, view === "direct" ? edge.sent : 0) : edge.sent;
      if (lineId === delivering) pulse.failed += edge.failed;
      pulses.set(lineId, pulse);
    }
  }
  return [...pulses.values()];
}
