export type IdentityColor = "W" | "U" | "B" | "R" | "G";

const order: readonly IdentityColor[] = ["W", "U", "B", "R", "G"];

/**
 * A soft CSS gradient through a colour identity, in the order white, blue, black, red, green; no colours is colourless.
 *
 * @param tone `bright` for bars and dots, `deep` for areas that carry text
 */
export function identityGradient(
  colors: readonly IdentityColor[],
  { tone = "bright", direction = "to bottom" }: { tone?: "bright" | "deep"; direction?: string } = {},
): string {
  const suffix = tone === "deep" ? "-deep" : "";
  const sorted = order.filter((color) => colors.includes(color)).map((color) => `var(--${color.toLowerCase()}${suffix})`);
  const stops = sorted.length > 0 ? sorted : [`var(--c${suffix})`];
  const [only] = stops;
  if (stops.length > 1) return `linear-gradient(${direction}, ${stops.join(", ")})`;
  const end = tone === "deep" ? `color-mix(in oklab, ${only} 45%, var(--surface-1))` : only;
  return `linear-gradient(${direction}, ${only}, ${end})`;
}
