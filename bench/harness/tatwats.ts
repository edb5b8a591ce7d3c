import { join } from "node:path";
import { Pool } from "pg";
import { createTatwats, defineHelper, fromPgPool, migrateTatwats } from "tatwats";
import { z } from "zod";
import { type Contestant, senderConnections, type Services, type Witness } from "./contestant.ts";
import { createEffectTable, effectOf, insertEffect, observeEffects } from "./effects.ts";

const quiet = { info() {}, warn: console.error, error: console.error };

/** A TATWATS process of the bench with its one helper, which does one insert for each message. */
export function openTatwats(services: Services, runHelpers: boolean, witness?: Witness) {
  const theCounter = defineHelper({
    name: "the_counter",
    version: "1.0.0",
    purpose: "Does one insert for each message.",
    settings: z.object({}),
    // What is sent while nobody handles must fit.
    mailboxLimit: 10_000_000,
    accepts: {
      "thing.happened": {
        payload: z.object({ number: z.number().int(), text: z.string() }),
        handle: async ({ payload }, { db }) => {
          witness?.started(payload.number);
          await db.query(insertEffect, effectOf(payload));
          witness?.handled();
        },
      },
    },
  });
  return createTatwats({
    connectionString: services.postgresUrl,
    helpers: [theCounter],
    application: "bench",
    role: runHelpers ? "helpers" : "web",
    runHelpers,
    keyFolder: join(services.folder, "keys"),
    log: quiet,
    ...(runHelpers ? {} : { maxConnections: senderConnections }),
  });
}

export const contestant: Contestant = {
  title: "TATWATS",
  note: "`tatwats.send`; the handler's insert, the delivery and its attempt in one transaction.",
  async prepare({ postgresUrl }) {
    const pool = new Pool({ connectionString: postgresUrl, max: 2 });
    await migrateTatwats(fromPgPool(pool));
    await pool.end();
    await createEffectTable(postgresUrl);
  },
  async openSender(services) {
    const tatwats = openTatwats(services, false);
    await tatwats.start();
    return { send: (payload) => tatwats.send("the_counter", "thing.happened", payload), stop: () => tatwats.stop() };
  },
  async openHandler(services, witness) {
    const tatwats = openTatwats(services, true, witness);
    await tatwats.start();
    return { stop: () => tatwats.stop() };
  },
  openObserver: ({ postgresUrl }) =>
    observeEffects(postgresUrl, "select count(*) from tatwats.delivery where state = 'handled' and recipient = 'the_counter'"),
};
