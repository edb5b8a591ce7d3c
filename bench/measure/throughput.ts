import { type ContestantName, loadContestant } from "../harness/contestant.ts";
import { describeError, type Figure, type Measurement, median, type Plan, rate, times } from "../harness/figures.ts";
import { type LoadResult, runLoad } from "../harness/run-load.ts";
import { measureSyncs } from "../harness/measure-syncs.ts";
import type { Ground } from "../harness/services.ts";

const atLeast = 3_000;
const ratios: Partial<Record<ContestantName, number>> = { bullmq: 1, dbos: 4 };

interface Outcome {
  name: ContestantName;
  title: string;
  note: string;
  results: (LoadResult & { syncsPerSecond: number })[];
  fault?: string;
}

/** Everyone does the same job in turn: send, handle with one insert, record. Round after round, so that no one has the better hour. */
export async function measureThroughput(ground: Ground, plan: Plan, names: readonly ContestantName[]): Promise<Measurement> {
  const outcomes: Outcome[] = [];
  for (const name of names) {
    try {
      const { title, note } = await loadContestant(name);
      outcomes.push({ name, title, note, results: [] });
    } catch (error) {
      outcomes.push({ name, title: name, note: "", results: [], fault: describeError(error) });
    }
  }
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const outcome of outcomes.filter(({ fault }) => !fault)) await runOne(ground, plan, outcome);
  }
  return { figures: outcomes.map((outcome) => figureOf(outcome, outcomes)), notes: outcomes.flatMap(notesOf) };
}

async function runOne(ground: Ground, plan: Plan, outcome: Outcome): Promise<void> {
  try {
    const services = await ground.services(outcome.name);
    await (await loadContestant(outcome.name)).prepare(services);
    const { syncsPerSecond } = measureSyncs(ground.folder);
    const result = { ...(await runLoad(outcome.name, services, plan.seconds)), syncsPerSecond };
    await ground.drop(services);
    outcome.results.push(result);
    plan.say(
      [
        `${outcome.title}: ${rate(result.perSecond)} (slowest quarter ${rate(result.slowestQuarter)})`,
        circumstances([result]),
        ...result.faults,
      ].join("; "),
    );
  } catch (error) {
    outcome.fault = describeError(error);
    plan.say(`${outcome.title}: ${outcome.fault}`);
  }
}

function medianRate(outcome: Outcome | undefined): number | undefined {
  return outcome && !outcome.fault && outcome.results.length > 0 ? median(outcome.results.map(({ perSecond }) => perSecond)) : undefined;
}

function figureOf(outcome: Outcome, all: readonly Outcome[]): Figure {
  const ours = medianRate(all.find(({ name }) => name === "tatwats"));
  const mine = medianRate(outcome);
  const what = `durable messages end to end, ${outcome.title}`;
  if (mine === undefined)
    return { what, measured: `not measured: ${outcome.fault ?? "no result"}`, target: targetOf(outcome.name), reached: undefined };
  const slowest = Math.min(...outcome.results.map(({ slowestQuarter }) => slowestQuarter));
  const measured = `${rate(mine)}, slowest quarter ${rate(slowest)}`;
  if (outcome.name === "tatwats") {
    return {
      what,
      measured,
      target: targetOf("tatwats"),
      reached: mine >= atLeast && outcome.results.every(({ faults }) => faults.length === 0),
    };
  }
  const ratio = ours === undefined ? undefined : ours / mine;
  const wanted = ratios[outcome.name];
  return {
    what,
    measured: ratio === undefined ? measured : `${measured}; TATWATS is ${times(ratio)}`,
    target: targetOf(outcome.name),
    reached: ratio === undefined || wanted === undefined ? undefined : ratio >= wanted,
  };
}

function targetOf(name: ContestantName): string {
  const wanted = ratios[name];
  if (name === "tatwats") return `≥ ${rate(atLeast)}`;
  return wanted === undefined ? "for orientation" : `TATWATS ≥ ${wanted.toFixed(1)} ×`;
}

/** What the disk could do just before, and what the host took away meanwhile: where these differ much, figures tell of them. */
function circumstances(results: Outcome["results"]): string {
  const syncs = results.map(({ syncsPerSecond }) => Math.round(syncsPerSecond).toLocaleString("en-GB")).join(", ");
  const stolen = results.map(({ stolenPercent }) => stolenPercent?.toFixed(0) ?? "?").join(", ");
  return `before it the disk did ${syncs} syncs/s, meanwhile the host took ${stolen} % of the processors`;
}

function notesOf({ title, note, results }: Outcome): string[] {
  const faults = [...new Set(results.flatMap((result) => result.faults))];
  return [
    ...(note ? [`${title}: ${note}`] : []),
    ...(results.length > 0
      ? [`${title}, by rounds: ${results.map(({ perSecond }) => rate(perSecond)).join(", ")}; ${circumstances(results)}.`]
      : []),
    ...faults.map((fault) => `${title}: the books do not add up: ${fault}.`),
  ];
}
