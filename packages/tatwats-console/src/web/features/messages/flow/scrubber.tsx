import { useEffect, useEffectEvent } from "react";
import { Pause, Play } from "lucide-react";
import { classNames, IconButton, RelativeTime, SegmentedControl } from "@tatwats/ui";
import type { FlowFramesAnswer } from "../../../../contract/flow.ts";
import { formatNumber } from "../../../parts/format-figure.ts";
import { barsOf, type PlaybackBar, playbackSpeeds } from "./playback.ts";

export type Speed = (typeof playbackSpeeds)[number];

export interface ScrubberProps {
  recorded: FlowFramesAnswer;
  /** The step that is shown; undefined while live. */
  index: number | undefined;
  playing: boolean;
  speed: Speed;
  onIndex: (index: number | undefined) => void;
  onPlaying: (playing: boolean) => void;
  onSpeed: (speed: Speed) => void;
}

/** The recorded time as bars, with a head that can be dragged, moved by keys, and that moves by itself. */
export function Scrubber({ recorded, index, playing, speed, onIndex, onPlaying, onSpeed }: ScrubberProps) {
  const bars = barsOf(recorded);
  const last = bars.length - 1;
  const step = useEffectEvent(() => {
    if (index === undefined || index >= last) onPlaying(false);
    else onIndex(index + 1);
  });
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => step(), 1_000 / speed);
    return () => clearInterval(timer);
  }, [playing, speed]);
  if (last < 0) return <p className="px-1 py-2 text-text-3">Nothing was recorded in this time, so there is nothing to play back.</p>;
  const shown = index === undefined ? undefined : bars[index];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 sm:flex-nowrap">
      <IconButton
        size="medium"
        label={playing ? "Pause the playback" : "Play back"}
        icon={playing ? <Pause aria-hidden size={16} /> : <Play aria-hidden size={16} />}
        onClick={() => {
          if (!playing && (index === undefined || index >= last)) onIndex(0);
          onPlaying(!playing);
        }}
      />
      <div className="relative order-last h-11 min-w-0 basis-full sm:order-none sm:basis-0 sm:grow">
        <Bars bars={bars} index={index} />
        <input
          type="range"
          min={0}
          max={last}
          value={index ?? last}
          aria-label="Recorded time"
          aria-valuetext={wordsOf(shown ?? bars[last]!)}
          onChange={(event) => {
            onPlaying(false);
            onIndex(event.target.valueAsNumber);
          }}
          className="absolute inset-0 size-full cursor-ew-resize opacity-0"
        />
      </div>
      <p className="min-w-32 text-xs text-text-2 tabular-nums">
        {shown ? (
          <>
            <RelativeTime seconds at={shown.at} />
            <span className="block text-text-3">
              {formatNumber(shown.handled)} handled{shown.failed > 0 && `, ${formatNumber(shown.failed)} failed`}
            </span>
          </>
        ) : (
          "Now"
        )}
      </p>
      <SegmentedControl
        label="Speed"
        value={String(speed)}
        options={playbackSpeeds.map((each) => ({ value: String(each), label: `${each}×` }))}
        hideLabel
        onValueChange={(value) => onSpeed(playbackSpeeds.find((each) => String(each) === value) ?? 1)}
      />
      {index !== undefined && (
        <button
          type="button"
          className="text-sm whitespace-nowrap text-text-2 underline underline-offset-3 hover:text-text"
          onClick={() => {
            onPlaying(false);
            onIndex(undefined);
          }}
        >
          Back to now
        </button>
      )}
    </div>
  );
}

function wordsOf({ at, handled, failed }: PlaybackBar): string {
  return `${new Date(at).toLocaleString()}: ${handled} handled, ${failed} failed`;
}

function Bars({ bars, index }: { bars: PlaybackBar[]; index: number | undefined }) {
  const highest = Math.max(1, ...bars.map(({ handled, failed }) => handled + failed));
  return (
    <div aria-hidden className="flex size-full items-end gap-px overflow-hidden rounded-sm bg-bg">
      {bars.map(({ at, handled, failed }, place) => (
        <span
          key={at}
          className={classNames(
            "flex min-w-px flex-1 flex-col justify-end self-stretch",
            place === index && "bg-surface-3 outline outline-focus",
          )}
        >
          {failed > 0 && <span className="bg-bad" style={{ height: `${Math.max(7, (failed / highest) * 100)}%` }} />}
          <span className="bg-info/80" style={{ height: `${(handled / highest) * 100}%`, minHeight: handled > 0 ? 2 : 0 }} />
        </span>
      ))}
    </div>
  );
}
