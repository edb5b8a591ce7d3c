import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import { deriveFacts } from "@podtracker/rules";
import { SOURCE } from "./catalogue-format.ts";
import { mergeDuplicates } from "./merge-duplicates.ts";
import { findMeldResults, parseSourceCard } from "./oracle-card.ts";
import type { SourceCard } from "./oracle-card.ts";
import { serialiseCatalogue } from "./serialise-catalogue.ts";

const TARGET = new URL("./catalogue.tsv", import.meta.url);
const USAGE = "Usage: node build-catalogue.ts <oracle-cards.jsonl|.json, or either as .gz> [--date YYYY-MM-DD]";

/** The catalogue is committed; beyond this many bytes it would weigh on every clone. */
const MOST_BYTES = 3_000_000;

/** Reads the cards of Scryfall's oracle-card file, as JSON lines or as the array they publish (one object a line). */
async function readSource(path: string): Promise<SourceCard[]> {
  const file = createReadStream(path);
  const input: Readable = path.endsWith(".gz") ? file.pipe(createGunzip().on("close", () => file.destroy())) : file;
  file.on("error", (error) => input.destroy(error));
  const cards: SourceCard[] = [];
  let lineNumber = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
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
function newestRelease(cards: readonly SourceCard[]): string {
  return cards.reduce((newest, card) => ((card.released_at ?? "") > newest ? (card.released_at ?? "") : newest), "");
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { date: { type: "string" } } });
  const [path] = positionals;
  if (path === undefined || (values.date !== undefined && !/^\d{4}-\d{2}(-\d{2})?$/.test(values.date))) throw new Error(USAGE);
  const source = await readSource(path);
  const cards = mergeDuplicates(source);
  const meldResults = findMeldResults(cards);
  const facts = cards.map((card) => deriveFacts(card, meldResults));
  const text = serialiseCatalogue(facts, { source: SOURCE, date: values.date ?? newestRelease(cards) });
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_BYTES) throw new Error(`The catalogue would take ${bytes} bytes; it may take ${MOST_BYTES}. Nothing was written.`);
  await writeFile(TARGET, text);
  process.stdout.write(`${facts.length} cards (${source.length} entries in the source), ${bytes} bytes: ${TARGET.pathname}\n`);
}

await main();
