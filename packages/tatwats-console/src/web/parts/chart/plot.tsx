import "uplot/dist/uPlot.min.css";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import UPlot from "uplot";
import { classNames, formatMoment, onThemeChange, type Status, themeChoice, useTimeZone } from "@tatwats/ui";
import type { ChartProps } from "./chart-props.ts";
import { stacked, stepTimes } from "./chart-data.ts";
import { plotOptions, readColors } from "./plot-options.ts";

const dots: Record<Status, string> = { ok: "bg-ok", warn: "bg-warn", bad: "bg-bad", info: "bg-info", idle: "bg-idle" };

/** The drawn part of a chart, with uPlot: loaded when the first chart is shown. */
export function Plot(props: ChartProps & { height: number }) {
  const { label, since, stepMs, series, kind = "lines", normal = null, height, syncKey, format } = props;
  const theme = useSyncExternalStore(onThemeChange, themeChoice, themeChoice);
  const timeZone = useTimeZone();
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(undefined);
  const [cursor, setCursor] = useState<{ step: number; left: number } | null>(null);
  const width = useWidth(frame);

  // Bars that stand on others are drawn behind them, so the tallest comes first.
  const drawn = useMemo(() => (kind === "bars" ? series.toReversed() : series), [kind, series]);
  const data = useMemo((): UPlot.AlignedData => {
    const count = Math.max(0, ...series.map(({ values }) => values.length));
    const lines = kind === "bars" ? stacked(series).toReversed() : series.map(({ values }) => [...values]);
    return [stepTimes(since, stepMs, count), ...lines];
  }, [since, stepMs, series, kind]);
  // A plot is made anew when its looks change; new values only are put into the one there is.
  const looks = JSON.stringify([theme, timeZone, kind, normal, syncKey, height, drawn.map(({ key, tone }) => [key, tone]), width > 0]);
  const latest = useRef({ width, data, drawn, format });
  useEffect(() => {
    latest.current = { width, data, drawn, format };
  });

  useEffect(() => {
    const element = frame.current;
    if (!element || latest.current.width === 0) return;
    const made = new UPlot(
      plotOptions(
        {
          width: latest.current.width,
          height,
          series: latest.current.drawn,
          get data() {
            return latest.current.data.slice(1) as (number | null)[][];
          },
          kind,
          normal,
          format: (value) => latest.current.format(value),
          timeZone,
          get spanMs() {
            const times = latest.current.data[0];
            return ((times.at(-1) ?? 0) - (times[0] ?? 0)) * 1_000;
          },
          syncKey,
          colors: readColors(element),
          onCursor: (step, left) => setCursor(step === null || left < 0 ? null : { step, left }),
        },
        UPlot.paths.bars,
      ),
      latest.current.data,
      element,
    );
    plot.current = made;
    return () => {
      plot.current = undefined;
      made.destroy();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `looks` stands for all that a plot is made of
  }, [looks]);
  useEffect(() => plot.current?.setData(data), [data]);
  useEffect(() => {
    if (width > 0) plot.current?.setSize({ width, height });
  }, [width, height]);

  function onKeyDown(event: KeyboardEvent): void {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way === undefined || !plot.current) return;
    event.preventDefault();
    const times = data[0];
    const step = Math.max(0, Math.min(times.length - 1, cursor === null ? times.length - 1 : cursor.step + way));
    plot.current.setCursor({ left: plot.current.valToPos(times[step]!, "x"), top: 10 });
  }
  const at = cursor && data[0][cursor.step];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys read a drawing, which no other role is for
    <div
      ref={frame}
      role="application"
      tabIndex={0}
      aria-label={`${label}, drawn. Arrow keys read it step by step.`}
      onKeyDown={onKeyDown}
      className="relative"
      style={{ height }}
    >
      {cursor && at !== null && at !== undefined && (
        <div
          role="status"
          className="pointer-events-none absolute top-1 z-10 rounded-sm border border-line bg-surface-3 px-2.5 py-1.5 text-xs whitespace-nowrap shadow-float"
          style={cursor.left > width / 2 ? { right: width - cursor.left - 40 } : { left: cursor.left + 66 }}
        >
          <p className="mb-0.5 text-text-2 tabular-nums">{formatMoment(at * 1_000, Date.now(), timeZone)}</p>
          {series.map((each) => (
            <p key={each.key} className="flex items-center gap-1.5">
              <span aria-hidden className={classNames("size-2 rounded-[3px]", dots[each.tone])} />
              <span className="text-text-2">{each.label}</span>
              <span className="ml-auto pl-3 font-[620] tabular-nums">{format(each.values[cursor.step] ?? null)}</span>
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

function useWidth(frame: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
