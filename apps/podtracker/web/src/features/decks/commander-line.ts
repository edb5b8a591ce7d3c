/** Commanders in one line: one in full, two by their short names. A deck is called so until its owner names it. */
export function commanderLine(commanders: readonly string[]): string {
  if (commanders.length < 2) return commanders[0] ?? "";
  return commanders.map(shortName).join(" + ");
}

/** `Thrasios, Triton Hero` → `Thrasios`, `Tymna the Weaver` → `Tymna`. */
function shortName(name: string): string {
  return name.split(/,| \/\/ | the /)[0] ?? name;
}
