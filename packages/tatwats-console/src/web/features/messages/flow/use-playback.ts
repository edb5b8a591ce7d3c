import { useEffect, useState } from "react";
import type { FlowFramesAnswer } from "../../../../contract/flow.ts";
import type { FlowMeter } from "./flow-meter.ts";
import { frameOf } from "./playback.ts";
import type { ScrubberProps, Speed } from "./scrubber.tsx";

/** The step of the recorded time that is shown, fed to the meter as live frames are. */
export function usePlayback(recorded: FlowFramesAnswer | undefined, meter: FlowMeter): Omit<ScrubberProps, "recorded"> {
  const [index, setIndex] = useState<number>();
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(4);
  useEffect(() => {
    if (recorded && index !== undefined) meter.feed(frameOf(recorded, index), 1_000 / speed);
  }, [recorded, index, speed, meter]);
  return { index, playing, speed, onIndex: setIndex, onPlaying: setPlaying, onSpeed: setSpeed };
}
