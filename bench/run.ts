/*
 * npm run bench -- [--seconds 60] [--rounds 1] [--quick] [--only row,row] [--contestants name,name] [--past 1000000] [--record]
 *
 * Measures TATWATS and its peers, one after another on the same servers, and prints the table of figures.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { contestantNames } from "./harness/contestant.ts";
import type { Measurement, Plan } from "./harness/figures.ts";
import { installPeers } from "./harness/install-peers.ts";
import { measureRows } from "./harness/measure-rows.ts";
import { record, renderTable } from "./harness/report.ts";
import { type Ground, prepareGround } from "./harness/services.ts";

const rows = ["throughput", "latency", "sending", "past", "idle", "audit"] as const;
type Row = (typeof rows)[number];

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    rounds: { type: "string", default: "1" },
    quick: { type: "boolean", default: false },
    only: { type: "string", default: rows.join(",") },
    contestants: { type: "string", default: contestantNames.join(",") },
    /** Messages and audit entries of the past. */
    past: { type: "string", default: "1000000" },
    record: { type: "boolean", default: false },
  },
});

const began = performance.now();
const plan: Plan = {
  seconds: options.quick ? 5 : positive("seconds", options.seconds),
  rounds: positive("rounds", options.rounds),
  say: (line) => console.log(`${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}`),
};
const past = positive("past", options.past);
const chosen = chooseFrom("only", rows, options.only);
const contestants = chooseFrom("contestants", contestantNames, options.contestants);

const measurements: Record<Row, (ground: Ground) => Promise<Measurement>> = {
  throughput: async (ground) => (await import("./measure/throughput.ts")).measureThroughput(ground, plan, contestants),
  latency: async (ground) => (await import("./measure/latency.ts")).measureLatency(ground, plan),
  sending: async (ground) => (await import("./measure/sending.ts")).measureSending(ground, plan),
  past: async (ground) => (await import("./measure/past-messages.ts")).measurePastMessages(ground, plan, past),
  idle: async (ground) => (await import("./measure/helpers-idle.ts")).measureHelpersIdle(ground, plan),
  audit: async (ground) => (await import("./measure/audit.ts")).measureAudit(ground, plan, past),
};

await main();

async function main(): Promise<void> {
  if (chosen.includes("throughput") && contestants.some((name) => name !== "tatwats")) installPeers(plan.say);
  // On the checkout's own disk: a temporary folder may be in memory, where nothing is durable.
  const ground = await prepareGround(join(import.meta.dirname, ".data"), chosen.includes("throughput") && contestants.includes("bullmq"));
  try {
    const all = await measureRows(chosen, async (row) => await measurements[row](ground), plan.say);
    console.log(`\n${renderTable(all)}`);
    if (options.record) console.log(`Written to ${record(all, ground, plan)}`);
  } finally {
    await ground.stop();
  }
  process.exit(0);
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) fail(`--${name} is a number above 0, not ${text}.`);
  return value;
}

function chooseFrom<Name extends string>(option: string, known: readonly Name[], text: string): Name[] {
  const wanted = text.split(",");
  const unknown = wanted.filter((name) => !known.some((one) => one === name));
  if (unknown.length > 0) fail(`--${option} is some of ${known.join(",")}, not ${unknown.join(",")}.`);
  return known.filter((name) => wanted.includes(name));
}

function fail(line: string): never {
  console.error(line);
  process.exit(2);
}
