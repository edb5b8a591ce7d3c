import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import { catalogueOf, newestRelease, readSourceCards } from "./read-source-cards.ts";

const TARGET = new URL("./catalogue.tsv", import.meta.url);
const USAGE = "Usage: node build-catalogue.ts <oracle-cards.jsonl|.json, or either as .gz> [--date YYYY-MM-DD]";

/** The catalogue is committed; beyond this many bytes it would weigh on every clone. */
const MOST_BYTES = 3_000_000;

function linesOf(path: string): AsyncIterable<string> {
  const file = createReadStream(path);
  const input: Readable = path.endsWith(".gz") ? file.pipe(createGunzip().on("close", () => file.destroy())) : file;
  file.on("error", (error) => input.destroy(error));
  return createInterface({ input, crlfDelay: Infinity });
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { date: { type: "string" } } });
  const [path] = positionals;
  if (path === undefined || (values.date !== undefined && !/^\d{4}-\d{2}(-\d{2})?$/.test(values.date))) throw new Error(USAGE);
  const source = await readSourceCards(linesOf(path));
  const { text, count } = catalogueOf(source, values.date ?? newestRelease(source));
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_BYTES) throw new Error(`The catalogue would take ${bytes} bytes; it may take ${MOST_BYTES}. Nothing was written.`);
  await writeFile(TARGET, text);
  process.stdout.write(`${count} cards (${source.length} entries in the source), ${bytes} bytes: ${TARGET.pathname}\n`);
}

await main();
