/** The official brackets, as a player declares them. */
export const brackets = [
  { value: 1, name: "Exhibition" },
  { value: 2, name: "Core" },
  { value: 3, name: "Upgraded" },
  { value: 4, name: "Optimized" },
  { value: 5, name: "cEDH" },
] as const;

export function bracketName(bracket: number): string {
  return brackets.find(({ value }) => value === bracket)?.name ?? "";
}
