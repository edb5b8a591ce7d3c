import { historyCsv } from "../../apps/podtracker/server/test/game-import/history.ts";
import type { ServedApp } from "../app/serve-app.ts";
import type { Seated } from "../app/seed-people.ts";
import { onDatabase } from "../harness/effects.ts";
import { ascending, type Measurement, ms, percentile } from "../harness/figures.ts";

/** Rows of seats, four a game: as many as one table may have. */
const large = 5_000;
const wanted = { history: 1_000, large: 5_000 };

/** How long it takes until a spreadsheet of games is in the pod, all of it; each is undone before the next. */
export async function measureImport(app: ServedApp, person: Seated, rounds: number): Promise<Measurement> {
  await onDatabase(app.databaseUrl, (client) =>
    client.query("update pod_member set role = 'owner' where id = $1::uuid", [person.memberId]),
  );
  const tables = [
    { games: 90, csv: historyCsv, target: wanted.history, rounds },
    { games: large, csv: tableOf(large), target: wanted.large, rounds: Math.ceil(rounds / 4) },
  ];
  const figures: Measurement["figures"] = [];
  for (const table of tables) {
    const took: number[] = [];
    // One round more than counts: the first meets code that was never run.
    for (let round = 0; round <= table.rounds; round += 1) {
      const milliseconds = await importOnce(app, person, table);
      if (round > 0) took.push(milliseconds);
    }
    const late = percentile(ascending(took), 95);
    figures.push({
      what: `import of ${table.games.toLocaleString("en-GB")} games, answered, p95`,
      measured: ms(late),
      target: `≤ ${table.target.toLocaleString("en-GB")} ms`,
      reached: late <= table.target,
    });
  }
  return {
    figures,
    notes: [`import: ${rounds} times the history, ${Math.ceil(rounds / 4)} times the large table, one after another; each is undone.`],
  };
}

async function importOnce(
  { origin }: ServedApp,
  { cookie, podId }: Seated,
  { games, csv }: { games: number; csv: string },
): Promise<number> {
  const ask = async (method: string, path: string, body?: object) => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) };
    const response = await fetch(`${origin}/api/pods/${podId}${path}`, { method, headers, ...json });
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
    return (await response.json()) as { batchId: string; understood?: { games: number } };
  };
  const began = performance.now();
  const { batchId, understood } = await ask("POST", "/games/import", { csv });
  const took = performance.now() - began;
  if (understood?.games !== games) throw new Error(`${understood?.games} games of ${games} were imported.`);
  await ask("DELETE", `/imports/${batchId}`);
  return took;
}

const names = ["Ash", "Briar", "Cole", "Dara", "Ember", "Finn"];
const commanders = ["Krenko, Mob Boss", "Atraxa, Praetors' Voice", "Tovolar, Dire Overlord", "Raffine, Scheming Seer"];

function tableOf(games: number): string {
  const rows = Array.from({ length: games * 4 }, (_, n) => {
    const game = Math.floor(n / 4);
    const day = new Date(Date.UTC(2010, 0, 1 + game)).toISOString().slice(0, 10);
    const place = 1 + ((n + game) % 4);
    return `${day},${game + 1},${names[(n + game) % names.length]},"${commanders[n % 4]}",${place},${place === 1 ? 3 : 0}`;
  });
  return ["Date,Game,Player,Commander,Place,Kills", ...rows].join("\n");
}
