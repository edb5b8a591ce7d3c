/*
 * npm run bench:games -- [--seconds 20] [--rounds 20] [--only <rows, by commas>] [--quick] [--record]
 *
 * Measures games on PodTracker as `npm start` runs it: events that it takes a second, how soon a long game opens, how soon a tap
 * is painted on the same phone and on another, how long the import of a spreadsheet takes, how soon a pod with many games has
 * its history and standings, what the life screen weighs, and how soon 500 tables at once hear of what happens (its target is
 * meant for --seconds 300, which are of this row alone).
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "../../apps/podtracker/server/src/supervisor/ensure-built.ts";
import { seedPeople } from "../app/seed-people.ts";
import { serveApp } from "../app/serve-app.ts";
import type { Measurement } from "../harness/figures.ts";
import { measureRows } from "../harness/measure-rows.ts";
import { recordGames, renderTable } from "../harness/report.ts";
import { prepareGround } from "../harness/services.ts";
import { fillGame, seedGames } from "./seed-games.ts";
import { seedHistory } from "./seed-history.ts";

const rows = [
  "append",
  "opening",
  "opening-phone",
  "taps",
  "two-phones",
  "import",
  "history",
  "standings",
  "bundle",
  "many-games",
] as const;
type Row = (typeof rows)[number];

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "20" },
    rounds: { type: "string", default: "20" },
    only: { type: "string", default: rows.join(",") },
    quick: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
  },
});
const manyGames = 500;
const appendedGames = 64;
/** Longer, and the games would come to have as many events as one can have. */
const appendSeconds = 20;
const began = performance.now();
const say = (line: string) => console.log(`${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}`);
const chosen = rows.filter((row) => options.only.split(",").includes(row));
if (chosen.length === 0) throw new Error(`--only is some of ${rows.join(",")}, not ${options.only}.`);

ensureBuilt(say);
const ground = await prepareGround(join(import.meta.dirname, "../.data"), false);
const { postgresUrl } = await ground.services("games");
const app = await serveApp(postgresUrl, join(ground.folder, "games"));
say(`serving at ${app.origin}`);
try {
  const games = chosen.includes("many-games") ? manyGames : 64;
  const { people } = await seedPeople(app, { pods: games + appendedGames + 2, gamesPerPod: 4, messagesPerPod: 10 });
  const [longest, tapped, ...others] = await seedGames(app, people);
  // What is appended for its own sake is in nobody else's way.
  const [tables, appended] = [others.slice(0, games), others.slice(games)];
  if (chosen.some((row) => row.startsWith("opening"))) await fillGame(app, longest!);
  if (chosen.includes("taps")) await fillGame(app, tapped!);
  const oldest = people.slice(-4);
  if (chosen.some((row) => row === "history" || row === "standings")) await seedHistory(app, oldest);
  const rounds = options.quick ? 5 : Number(options.rounds);
  const measurements: Record<Row, () => Promise<Measurement>> = {
    append: async () => (await import("./measure-append.ts")).measureAppend(app, appended, options.quick ? 5 : appendSeconds),
    opening: async () => (await import("./measure-opening.ts")).measureOpening(app, longest!, rounds),
    "opening-phone": async () => (await import("./measure-opening-phone.ts")).measureOpeningPhone(app, longest!, options.quick ? 3 : 9),
    taps: async () => (await import("./measure-taps.ts")).measureTaps(app, tapped!, options.quick ? 40 : 200),
    "two-phones": async () => (await import("./measure-two-phones.ts")).measureTwoPhones(app, tables[0]!, options.quick ? 40 : 200),
    bundle: async () => (await import("./measure-bundle.ts")).measureBundle(),
    "many-games": async () =>
      (await import("./measure-many-games.ts")).measureManyGames(app, tables, options.quick ? 10 : Number(options.seconds)),
    import: async () => (await import("./measure-import.ts")).measureImport(app, people[0]!, options.quick ? 4 : Number(options.rounds)),
    history: async () => (await import("./measure-history.ts")).measureHistory(app, oldest, rounds),
    standings: async () => (await import("./measure-history.ts")).measureStandings(app, oldest, rounds),
  };
  const all = await measureRows(chosen, async (row) => await measurements[row](), say);
  console.log(`\n${renderTable(all)}`);
  if (options.record) console.log(`Written to ${recordGames(all, ground)}`);
} finally {
  await app.stop();
  await ground.stop();
}
process.exit(0);
