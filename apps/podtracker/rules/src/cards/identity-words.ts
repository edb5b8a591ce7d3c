import { type Color, COLORS } from "./card-facts.ts";

const words: Record<Color, string> = { W: "white", U: "blue", B: "black", R: "red", G: "green" };

/** A colour identity in words, in the order of the colours: `colourless`, `black`, `white, black and red`. */
export function identityWords(colors: readonly Color[]): string {
  const named = COLORS.filter((color) => colors.includes(color)).map((color) => words[color]);
  if (named.length === 0) return "colourless";
  return named.length === 1 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
}
