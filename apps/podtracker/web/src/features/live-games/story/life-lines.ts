import type { LifePoint } from "@podtracker/rules";

export interface ChartFrame {
  width: number;
  height: number;
}

export interface LifeLine {
  seat: number;
  /** An SVG path in steps: life stays until something changes it. */
  path: string;
  /** Where it ends. */
  end: { x: number; y: number };
}

export interface LifeChartShape {
  lines: LifeLine[];
  /** Values of the axis, with their height. */
  ticks: { life: number; y: number }[];
  /** Where each turn begins, the first left out. */
  turns: { turn: number; x: number }[];
}

/** Lines of everybody's life in a frame, each change as far from the next as any other: long thinking takes no room. */
export function lifeLines(points: readonly LifePoint[], { width, height }: ChartFrame): LifeChartShape {
  const all = points.flatMap(({ lives }) => lives);
  const [low, high] = [Math.min(0, ...all), Math.max(10, ...all)];
  const x = (index: number) => round((index / Math.max(1, points.length - 1)) * width);
  const y = (life: number) => round(height - ((life - low) / (high - low)) * height);
  const seats = points[0]?.lives.length ?? 0;
  return {
    lines: Array.from({ length: seats }, (_, index) => {
      const lives = points.map((point) => point.lives[index]!);
      const steps = lives.map((life, at) => (at === 0 ? `M0 ${y(life)}` : `H${x(at)}V${y(life)}`));
      return { seat: index + 1, path: steps.join(""), end: { x: width, y: y(lives.at(-1)!) } };
    }),
    ticks: ticksBetween(low, high).map((life) => ({ life, y: y(life) })),
    turns: points.flatMap(({ turn }, at) => (at > 0 && turn !== points[at - 1]!.turn ? [{ turn, x: x(at) }] : [])),
  };
}

function ticksBetween(low: number, high: number): number[] {
  const step = high - low > 80 ? 40 : high - low > 40 ? 20 : 10;
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, index) => first + index * step);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
