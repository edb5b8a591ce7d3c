/**
 * Times the card search over the committed catalogue against a plain scan of all names, in one run,
 * on the same queries. Run: node bench/card-search.ts
 */
import { readFileSync } from "node:fs";
import { parseCatalogue } from "../apps/podtracker/server/prisma/seed/parse-catalogue.ts";
import { buildCardIndex } from "../apps/podtracker/server/src/features/cards/search-index.ts";
import { nameKey } from "../apps/podtracker/rules/src/index.ts";
import { ascending, percentile } from "./harness/figures.ts";

const CATALOGUE = new URL("../apps/podtracker/server/prisma/seed/catalogue.tsv", import.meta.url);
const QUERIES_A_KIND = 1000;
/** The scan is slow; a part of the queries is enough to tell how slow. */
const SCANNED_A_KIND = 40;
const LIMIT = 20;

type Search = (q: string) => string[];

/** A small seeded generator (mulberry32), so that every run asks the same. Gives numbers from 0 to below 1. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function makeQueries(names: readonly string[], random: () => number): Record<string, string[]> {
  const pick = (count: number) => Math.floor(random() * count);
  const name = () => nameKey(names[pick(names.length)] ?? "");
  const many = (make: () => string) => Array.from({ length: QUERIES_A_KIND }, make);
  const mistyped = () => mistype(name(), pick);
  return {
    "one or two letters": many(() => name().slice(0, 1 + pick(2))),
    "beginning of a name": many(() => name().slice(0, 3 + pick(9))),
    "words in any order": many(() => name().split(" ").toReversed().slice(0, 3).join(" ")),
    "one wrong letter": many(mistyped),
    "wrong letter, cut short": many(() => mistyped().slice(0, 4 + pick(10))),
    "a hundred letters": many(() => Array.from({ length: 20 }, mistyped).join(" ").slice(pick(100)).slice(0, 100)),
    "many short words": many(() =>
      Array.from({ length: 40 }, () => name().slice(0, 1 + pick(3)))
        .join(" ")
        .slice(0, 100),
    ),
  };
}

function mistype(text: string, pick: (count: number) => number): string {
  const at = pick(text.length);
  const letter = String.fromCharCode(97 + pick(26));
  const [before, here, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  return (
    [before + letter + after, before + letter + here + after, before + after, before + after.slice(0, 1) + here + after.slice(1)][
      pick(4)
    ] ?? text
  );
}

/** The peer: looks at every name, and at every word's distance if that finds too few. */
function createScan(names: readonly string[]): Search {
  const entries = names.map((name) => ({ name, words: nameKey(name).split(" ") }));
  return (q) => {
    const words = nameKey(q).split(" ");
    const scan = (fits: (word: string, typed: string) => boolean) =>
      entries.filter((entry) => words.every((typed) => entry.words.some((word) => fits(word, typed)))).map((entry) => entry.name);
    const found = scan((word, typed) => word.startsWith(typed));
    return (found.length >= LIMIT ? found : [...found, ...scan(isNear)]).slice(0, LIMIT);
  };
}

/** Whether `typed` is at most one wrong letter away from a beginning of `word`. */
function isNear(word: string, typed: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at++;
  const rest = typed.slice(at + 1);
  const swapped = typed.slice(0, at) + typed.slice(at + 1, at + 2) + typed.slice(at, at + 1) + typed.slice(at + 2);
  return word.startsWith(rest, at) || word.startsWith(rest, at + 1) || word.startsWith(typed.slice(at), at + 1) || word.startsWith(swapped);
}

/** Milliseconds each query took, ascending. */
function time(search: Search, queries: readonly string[]): number[] {
  const times = queries.map((q) => {
    const start = performance.now();
    search(q);
    return performance.now() - start;
  });
  return ascending(times);
}

function describe(times: readonly number[]): string {
  return [50, 95, 99].map((percent) => `p${percent} ${percentile(times, percent).toFixed(3).padStart(8)}`).join("  ");
}

function main(): void {
  const { cards } = parseCatalogue(readFileSync(CATALOGUE, "utf8"));
  const start = performance.now();
  const index = buildCardIndex(cards);
  console.log(`${cards.length} cards, index built in ${(performance.now() - start).toFixed(0)} ms`);
  const names = cards.map((card) => card.name);
  const kinds = makeQueries(names, seededRandom(20260801));
  const search: Search = (q) => index.search({ q, limit: LIMIT }).map((card) => card.name);
  const scan = createScan(names);
  time(
    search,
    Object.values(kinds).flatMap((queries) => queries.slice(0, 50)),
  );
  const all = { search: [] as number[], scan: [] as number[] };
  console.log(`milliseconds a query, ${QUERIES_A_KIND} of each kind (${SCANNED_A_KIND} for the scan)`);
  for (const [kind, queries] of Object.entries(kinds)) {
    const ours = time(search, queries);
    const theirs = time(scan, queries.slice(0, SCANNED_A_KIND));
    all.search.push(...ours);
    all.scan.push(...theirs);
    console.log(
      `${kind.padEnd(24)} index ${describe(ours)}   scan ${describe(theirs)}   ratio of p50 ${(percentile(theirs, 50) / percentile(ours, 50)).toFixed(0)}`,
    );
  }
  const ours = ascending(all.search);
  const theirs = ascending(all.scan);
  console.log(
    `${"all".padEnd(24)} index ${describe(ours)}   scan ${describe(theirs)}   ratio of p50 ${(percentile(theirs, 50) / percentile(ours, 50)).toFixed(0)}, of p95 ${(percentile(theirs, 95) / percentile(ours, 95)).toFixed(0)}`,
  );
}

main();
