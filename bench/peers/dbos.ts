import { DBOS, DBOSClient } from "@dbos-inc/dbos-sdk";
import { Pool } from "pg";
import { type Contestant, hands, type Payload, senderConnections } from "../harness/contestant.ts";
import { createEffectTable, effectOf, insertEffect, observeEffects } from "../harness/effects.ts";

const name = "bench";
const queueName = "bench";
const workflowName = "thing_happened";
/** What two processes of one program agree on; DBOS would else compute it from the code. */
const applicationVersion = "1";
/** DBOS looks for work by the clock; the default is a second. */
const pollEveryMs = 20;

const quiet = { info() {}, debug() {}, warn() {}, error: (...words: unknown[]) => console.error(...words) };

export const contestant: Contestant = {
  title: "DBOS Transact 5",
  note: `One workflow for each message, enqueued by its client, with one step that does the insert. A plain step, not a transaction: npm has no data source that fits version 5 yet, and a plain step is less work for it. The queue polls every ${pollEveryMs} ms (its default: 1000 ms), ${8 * hands} workflows at a time.`,
  async prepare({ postgresUrl }) {
    await createEffectTable(postgresUrl);
  },
  async openSender({ postgresUrl }) {
    const client = await DBOSClient.create({
      systemDatabaseUrl: postgresUrl,
      systemDatabasePoolSize: senderConnections,
      applicationName: name,
      logger: quiet,
    });
    return {
      send: (payload) => client.enqueue({ queueName, workflowName, appVersion: applicationVersion }, payload),
      stop: () => client.destroy(),
    };
  },
  async openHandler({ postgresUrl }, witness) {
    const pool = new Pool({ connectionString: postgresUrl, max: hands });
    DBOS.registerWorkflow(
      async (payload: Payload) => {
        witness.started(payload.number);
        await DBOS.runStep(async () => void (await pool.query(insertEffect, effectOf(payload))), { name: "insert" });
        witness.handled();
      },
      { name: workflowName },
    );
    DBOS.setConfig({ name, systemDatabaseUrl: postgresUrl, systemDatabasePoolSize: hands, applicationVersion, logger: quiet });
    await DBOS.launch();
    await DBOS.registerQueue(queueName, { workerConcurrency: 8 * hands, minPollingIntervalMs: pollEveryMs, onConflict: "always_update" });
    return {
      async stop() {
        await DBOS.shutdown();
        await pool.end();
      },
    };
  },
  openObserver: ({ postgresUrl }) =>
    observeEffects(postgresUrl, `select count(*) from dbos.workflow_status where status = 'SUCCESS' and queue_name = '${queueName}'`),
};
