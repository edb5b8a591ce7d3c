import { Agent } from "node:http";
import { realDecks } from "../../apps/podtracker/server/test/decks/lists.ts";
import { ascending, type Measurement, ms, percentile } from "../harness/figures.ts";
import { ask } from "./ask.ts";
import type { Seated } from "./seed-people.ts";
import type { ServedApp } from "./serve-app.ts";

const wantedLate = 50;
const forms = ["moxfield.txt", "archidekt.txt", "mtgo.dek", "deck.csv"];

/** How soon the whole answer to a pasted list is there, one after another: real decks of a hundred cards, in four forms each. */
export async function measureImport(app: ServedApp, person: Seated, rounds: number): Promise<Measurement> {
  const texts = realDecks.flatMap(({ read }) => forms.map(read));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const took: number[] = [];
  try {
    // One round more than counts: the first meets code that was never run.
    for (let round = 0; round <= rounds; round += 1) {
      for (const text of texts) {
        const began = performance.now();
        const status = await ask(agent, app.origin, person, { method: "POST", path: "/api/decks/import", body: { text, dryRun: true } });
        if (status !== 200) throw new Error(`A list was answered with ${status}.`);
        if (round > 0) took.push(performance.now() - began);
      }
    }
  } finally {
    agent.destroy();
  }
  const times = ascending(took);
  const late = percentile(times, 95);
  return {
    figures: [
      { what: "paste of a 100-card list, answered, p95", measured: ms(late), target: `≤ ${wantedLate} ms`, reached: late <= wantedLate },
    ],
    notes: [
      `import: ${realDecks.length} real decks in ${forms.length} forms, ${rounds} times each after one that does not count, one request after another. p50 ${ms(percentile(times, 50))}, p99 ${ms(percentile(times, 99))}, longest ${ms(times.at(-1)!)}.`,
    ],
  };
}
