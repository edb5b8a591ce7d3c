import type { FlowFramesAnswer } from "../../../../contract/flow.ts";
import type { LiveFrames } from "../../../../contract/live-frame.ts";

/** A recorded step as a bar: how much was handled and how much failed. */
export interface PlaybackBar {
  at: string;
  handled: number;
  failed: number;
}

export function barsOf({ frames }: FlowFramesAnswer): PlaybackBar[] {
  return frames.map(({ at, counts }) => ({
    at,
    handled: counts.reduce((sum, [, , handled]) => sum + handled, 0),
    failed: counts.reduce((sum, [, , , failed]) => sum + failed, 0),
  }));
}

/** A recorded step as a live frame would tell it. */
export function frameOf({ frames, edges, stepMs }: FlowFramesAnswer, index: number): Pick<LiveFrames["flow"], "overMs" | "edges"> {
  const counts = frames[index]?.counts ?? [];
  return {
    overMs: stepMs,
    edges: counts.map(([place, sent, handled, failed]) => ({ ...edges[place]!, sent, handled, failed })),
  };
}

/** The recorded step that holds a time, or the nearest one; -1 where nothing was recorded. */
export function indexAt({ frames, stepMs }: FlowFramesAnswer, at: number): number {
  let nearest = -1;
  let distance = Infinity;
  for (const [index, frame] of frames.entries()) {
    const away = Math.abs(Date.parse(frame.at) + stepMs / 2 - at);
    if (away < distance) [nearest, distance] = [index, away];
  }
  return nearest;
}

/** Recorded steps a second. */
export const playbackSpeeds = [1, 4, 16] as const;
