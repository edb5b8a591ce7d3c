import { Logger, makeWorkerUtils, run, runMigrations } from "graphile-worker";
import { type Contestant, hands, type Payload, senderConnections } from "../harness/contestant.ts";
import { createEffectTable, effectOf, insertEffect, observeEffects } from "../harness/effects.ts";

const quiet = new Logger(() => (level, message) => {
  if (level === "error") console.error(message);
});

export const contestant: Contestant = {
  title: "graphile-worker",
  note: "Fetches 500 jobs at a time and completes them in batches, as its guide advises for throughput; so the handler's insert and the job's completion are two transactions. It deletes what it has handled.",
  async prepare({ postgresUrl }) {
    await runMigrations({ connectionString: postgresUrl, logger: quiet });
    await createEffectTable(postgresUrl);
  },
  async openSender({ postgresUrl }) {
    const utils = await makeWorkerUtils({ connectionString: postgresUrl, maxPoolSize: senderConnections, logger: quiet });
    return { send: (payload) => utils.addJob("thing_happened", payload), stop: async () => await utils.release() };
  },
  async openHandler({ postgresUrl }, witness) {
    const runner = await run({
      connectionString: postgresUrl,
      logger: quiet,
      noHandleSignals: true,
      concurrency: hands,
      maxPoolSize: hands + 4,
      preset: { worker: { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      taskList: {
        async thing_happened(payload, { query }) {
          const thing = payload as Payload;
          witness.started(thing.number);
          await query(insertEffect, effectOf(thing));
          witness.handled();
        },
      },
    });
    return { stop: () => runner.stop() };
  },
  openObserver: ({ postgresUrl }) => observeEffects(postgresUrl, ""),
};
