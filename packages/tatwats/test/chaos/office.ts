import { z } from "zod";
import { createTatwats, defineHelper, type Logger } from "../../src/index.ts";

const Line = z.object({ key: z.string(), number: z.number().int() });

const quiet: Logger = { info() {}, warn() {}, error() {} };

/** The same for the same line: some fail at their first attempt, a few at their second too. */
function slips(key: string, number: number, attempt: number): boolean {
  const kind = (number * 31 + key.length * 7) % 50;
  return (kind === 7 && attempt <= 1) || (kind === 19 && attempt <= 2);
}

const theScribe = defineHelper({
  name: "the_scribe",
  version: "1.0.0",
  purpose: "Writes every line into the ledger, and says so.",
  settings: z.object({}),
  accepts: {
    "line.said": {
      payload: Line,
      key: ({ key }) => key,
      // A message may be at work in every kill of a long run.
      attempts: 1_000,
      retryAfterMs: 50,
      handle: async ({ payload: { key, number } }, { db, attempt, publish }) => {
        await db.query("insert into effect (key, number) values ($1, $2)", [key, number]);
        // A read and a write apart: a second handler of the same key at the same time would show.
        const { rows } = await db.query<{ effects: number }>("select effects from counter where key = $1", [key]);
        const effects = (rows[0]?.effects ?? 0) + 1;
        await db.query("insert into counter values ($1, $2) on conflict (key) do update set effects = excluded.effects", [key, effects]);
        if (slips(key, number, attempt)) throw new Error("slipped");
        await publish("line.written", { key, number });
      },
    },
  },
  emits: { "line.written": Line },
});

const theReader = defineHelper({
  name: "the_reader",
  version: "1.0.0",
  purpose: "Follows what was written.",
  settings: z.object({}),
  accepts: {
    "line.written": {
      payload: Line,
      attempts: 1_000,
      handle: async ({ payload: { key, number } }, { db }) => void (await db.query("insert into followed values ($1, $2)", [key, number])),
    },
  },
});

/** A process of the chaos: with the helpers, or a door that sends. */
export function openOffice(connectionString: string, keyFolder: string, runHelpers: boolean) {
  const role = runHelpers ? "helpers" : "door";
  return createTatwats({
    connectionString,
    helpers: [theScribe, theReader],
    application: "chaos",
    role,
    runHelpers,
    keyFolder,
    log: quiet,
  });
}
