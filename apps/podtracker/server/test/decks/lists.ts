import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";

const folder = new URL("./lists/", import.meta.url);
const Expected = z.object({ commanders: z.array(z.string()), cards: z.record(z.string(), z.number()), total: z.number() });

/** One line of a real deck. */
export interface PrintedCard {
  name: string;
  count: number;
  set: string;
  number: string;
  foil: boolean;
}

export interface RealDeck {
  name: string;
  expected: z.infer<typeof Expected>;
  commanders: PrintedCard[];
  cards: PrintedCard[];
  read(file: string): string;
}

/** The twelve real decks under `lists`, with the printings that their owners chose. */
export const realDecks: RealDeck[] = readdirSync(folder).map((name) => {
  const read = (file: string) => readFileSync(new URL(`${name}/${file}`, folder), "utf8");
  const lines = read("moxfield.txt").trim().split("\n");
  const printed = lines.map((line) => {
    const [, count, card, set, number] = /^(\d+) (.+) \(([A-Z0-9]+)\) (\S+)/.exec(line)!;
    return { name: card!, count: Number(count), set: set!, number: number!, foil: line.includes("*F*"), commands: line.includes("*CMDR*") };
  });
  return {
    name,
    expected: Expected.parse(JSON.parse(read("expected.json"))),
    commanders: printed.filter(({ commands }) => commands),
    cards: printed.filter(({ commands }) => !commands),
    read,
  };
});
