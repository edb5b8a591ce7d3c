import type { Line } from "../../../../contract/fields.ts";

/** The normal range in words: `usually 4 ms to 11 ms`; nothing before it is known. */
export function usualWords(normal: Line["normal"] | undefined, format: (value: number | null) => string): string | undefined {
  if (!normal) return undefined;
  const [low, high] = [format(normal.low), format(normal.high)];
  return low === high ? `usually ${low}` : `usually ${low} to ${high}`;
}
