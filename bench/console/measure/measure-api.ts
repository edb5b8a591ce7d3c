import { consoleRoutes } from "tatwats-console";
import { ascending, type Figure, type Measurement, ms, percentile } from "../../harness/figures.ts";
import { onDatabase } from "../../harness/effects.ts";
import type { ConsoleGround } from "../ground.ts";
import { cookieHeader } from "../serve.ts";
import { type Question, questionsOf } from "./questions.ts";
import { takeSamples } from "./samples.ts";

const asks = 25;
const warmUps = 3;
const wantedP95Ms = 300;

interface Timed {
  question: Question;
  p50: number;
  p95: number;
  highest: number;
}

/** Every question that a page can put to the server, one after another, as long as its whole answer takes. */
export async function measureApi({ database, server, about, say }: ConsoleGround): Promise<Measurement> {
  const samples = await onDatabase(database.url, async (client) => await takeSamples(client, asks + warmUps));
  const questions = questionsOf(samples);
  const routes = consoleRoutes.filter(({ method }) => method === "GET").map(({ url }) => url);
  const missing = routes.filter((url) => !questions.some(({ route }) => route === url));
  if (missing.length > 0) throw new Error(`Nobody asks ${missing.join(", ")}.`);
  const asked = questions.filter((question) => nameOf({ question }).includes(about));
  const timed: Timed[] = [];
  for (const question of asked) {
    const one = await time(question, server.origin);
    say(`${nameOf(one)}: ${times(one)}`);
    timed.push(one);
  }
  const worst = timed.toSorted((one, other) => other.p95 - one.p95);
  const slow = worst.filter(({ p95 }) => p95 > wantedP95Ms);
  const figures: Figure[] = [
    {
      what: `API: ${asked.length} questions to ${about === "" ? `all ${routes.length} reading routes` : about}, the slowest (${nameOf(worst[0]!)})`,
      measured: `p95 ${ms(worst[0]!.p95)}${slow.length > 0 ? `; ${slow.length} above` : ""}`,
      target: `p95 ≤ ${wantedP95Ms} ms`,
      reached: slow.length === 0,
    },
  ];
  return { figures, notes: [...notesOn(timed, routes), `API, the ten slowest: ${worst.slice(0, 10).map(nameAndTimes).join("; ")}.`] };
}

async function time(question: Question, origin: string): Promise<Timed> {
  const took: number[] = [];
  for (let ask = 0; ask < warmUps + asks; ask += 1) {
    const path = question.path(ask);
    const begun = performance.now();
    const response = await fetch(`${origin}${path}`, { headers: cookieHeader });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`);
    if (ask >= warmUps) took.push(performance.now() - begun);
  }
  const sorted = ascending(took);
  return { question, p50: percentile(sorted, 50), p95: percentile(sorted, 95), highest: sorted.at(-1)! };
}

/** One line a route, with its slowest question. */
function notesOn(timed: readonly Timed[], routes: readonly string[]): string[] {
  const lines = routes.flatMap((url) => {
    const own = timed.filter(({ question }) => question.route === url).toSorted((one, other) => other.p95 - one.p95);
    const [slowest] = own;
    return slowest
      ? [`\`${url.slice("/api/ops/".length)}\` ${times(slowest)}${slowest.question.what && ` (${slowest.question.what})`}`]
      : [];
  });
  return [`API, each route's slowest question, ${asks} asks after ${warmUps} (p50 / p95 / longest): ${lines.join("; ")}.`];
}

function nameOf({ question: { route, what } }: Pick<Timed, "question">): string {
  return [route.slice("/api/ops/".length), what].filter(Boolean).join(", ");
}

function nameAndTimes(one: Timed): string {
  return `${nameOf(one)}: ${times(one)}`;
}

function times({ p50, p95, highest }: Timed): string {
  return `${p50.toFixed(0)} / ${p95.toFixed(0)} / ${highest.toFixed(0)} ms`;
}
