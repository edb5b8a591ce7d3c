import { deriveFacts } from "@podtracker/rules";
import { SOURCE } from "./catalogue-format.ts";
import { mergeDuplicates } from "./merge-duplicates.ts";
import { findMeldResults, parseSourceCard, type SourceCard } from "./oracle-card.ts";
import { serialiseCatalogue } from "./serialise-catalogue.ts";

/** Reads the cards of Scryfall's oracle-card file, line by line: as JSON lines, or as the array they publish (one object a line). */
export async function readSourceCards(lines: AsyncIterable<string>): Promise<SourceCard[]> {
  const cards: SourceCard[] = [];
  let lineNumber = 0;
  for await (const line of lines) {
    lineNumber++;
    for (const json of parseLine(line, lineNumber)) {
      const card = parseSourceCard(json);
      if (card !== null) cards.push(card);
    }
  }
  return cards;
}

function parseLine(line: string, lineNumber: number): unknown[] {
  const bare = line.trim().replace(/,$/, "");
  if (bare === "" || bare === "[" || bare === "]") return [];
  try {
    // An array written without line breaks is one line; one with them is an object a line.
    const json: unknown = JSON.parse(bare);
    return Array.isArray(json) ? json : [json];
  } catch (cause) {
    throw new Error(`Line ${lineNumber} of the source is no JSON.`, { cause });
  }
}

/** The newest day of release among the cards, which is the least age the data can have. */
export function newestRelease(cards: readonly SourceCard[]): string {
  return cards.reduce((newest, card) => ((card.released_at ?? "") > newest ? (card.released_at ?? "") : newest), "");
}

/** The text of a catalogue with the facts of these cards, and none of their words. */
export function catalogueOf(source: readonly SourceCard[], date: string): { text: string; count: number } {
  const cards = mergeDuplicates(source);
  const meldResults = findMeldResults(cards);
  const facts = cards.map((card) => deriveFacts(card, meldResults));
  return { text: serialiseCatalogue(facts, { source: SOURCE, date }), count: facts.length };
}
