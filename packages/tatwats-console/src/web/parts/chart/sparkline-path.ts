export interface SparklineSize {
  width: number;
  height: number;
}

export interface SparklineShape {
  /** Of an SVG path; where nothing was measured the line is broken. */
  path: string;
  /** The normal range from its upper edge, in the same coordinates; null where it is unknown. */
  band: { y: number; height: number } | null;
}

type Normal = { low: number; high: number } | null;

/** The line of a figure over time, with the range in which it usually lies. The scale begins at zero. */
export function sparklineShape(values: readonly (number | null)[], normal: Normal, { width, height }: SparklineSize): SparklineShape {
  const measured = values.filter((value) => value !== null);
  const top = Math.max(...measured, normal?.high ?? 0) * 1.08 || 1;
  const inner = height - 2;
  const y = (value: number) => round(1 + inner * (1 - value / top));
  const stepX = values.length > 1 ? width / (values.length - 1) : 0;
  let path = "";
  values.forEach((value, index) => {
    if (value === null) return;
    const before = values[index - 1];
    const alone = (before === null || before === undefined) && (values[index + 1] ?? null) === null;
    const x = round(index * stepX);
    path += before === null || before === undefined ? `M${x} ${y(value)}` : `L${x} ${y(value)}`;
    // A single point between gaps would not be seen.
    if (alone) path += `h0.01`;
  });
  if (!normal) return { path, band: null };
  const upper = y(normal.high);
  return { path, band: { y: upper, height: Math.max(1, round(y(normal.low) - upper)) } };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
