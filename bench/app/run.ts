/*
 * npm run bench:app -- [--seconds 60] [--rounds 3] [--only load,long-chat,first-load] [--quick] [--record]
 *
 * Measures PodTracker as `npm start` runs it, with a thousand people at their pods, and what a phone loads first.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "../../apps/podtracker/server/src/supervisor/ensure-built.ts";
import type { Measurement } from "../harness/figures.ts";
import { installPeers } from "../harness/install-peers.ts";
import { recordApp, renderTable } from "../harness/report.ts";
import { prepareGround } from "../harness/services.ts";
import { watchStolenTime } from "../harness/stolen-time.ts";
import { seedPeople } from "./seed-people.ts";
import { serveApp } from "./serve-app.ts";

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    rounds: { type: "string", default: "3" },
    only: { type: "string", default: "load,long-chat,first-load" },
    quick: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
  },
});
const seconds = options.quick ? 10 : Number(options.seconds);
const began = performance.now();
const say = (line: string) => console.log(`${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}`);
const chosen = options.only.split(",");

installPeers(say);
ensureBuilt(say);
const ground = await prepareGround(join(import.meta.dirname, "../.data"), false);
const { postgresUrl } = await ground.services("app");
const app = await serveApp(postgresUrl, join(ground.folder, "app"));
say(`serving at ${app.origin}`);
const all: Measurement = { figures: [], notes: [] };
try {
  const cast = await seedPeople(app, { pods: 250, gamesPerPod: 40, messagesPerPod: 200 });
  const measurements = {
    load: async () => (await import("./measure-load.ts")).measureLoad({ app, cast, seconds, say }),
    "long-chat": async () => (await import("./measure-long-chat.ts")).measureLongChat(app, [cast.people[0]!, cast.people[4]!], say),
    "first-load": async () =>
      (await import("./measure-first-load.ts")).measureFirstLoad(app, cast.people[0]!, options.quick ? 1 : Number(options.rounds), say),
  };
  for (const [row, measure] of Object.entries(measurements)) {
    if (!chosen.includes(row)) continue;
    say(`— ${row} —`);
    const stolen = watchStolenTime();
    const { figures, notes } = await measure();
    all.figures.push(...figures);
    all.notes.push(
      ...notes,
      `${row}: of all processor time the machine's host took ${stolen()?.toFixed(0) ?? "an unknown share"} % for others.`,
    );
  }
  console.log(`\n${renderTable(all)}`);
  if (options.record) console.log(`Written to ${recordApp(all, ground)}`);
} finally {
  await app.stop();
  await ground.stop();
}
process.exit(0);
