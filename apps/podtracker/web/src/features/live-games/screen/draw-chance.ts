/**
 * A fair throw: 1 to `sides`, all equally likely. What would favour the low ones is thrown again.
 *
 * @param random fills the bytes by chance
 */
export function drawChance(
  sides: number,
  random: (bytes: Uint32Array<ArrayBuffer>) => Uint32Array = (bytes) => crypto.getRandomValues(bytes),
): number {
  const fair = Math.floor(2 ** 32 / sides) * sides;
  for (;;) {
    const [value = 0] = random(new Uint32Array(1));
    if (value < fair) return (value % sides) + 1;
  }
}
