import { type Job, PgBoss } from "pg-boss";
import { type Contestant, type Payload, senderConnections } from "../harness/contestant.ts";
import { createEffectTable, effectOf, insertEffect, observeEffects } from "../harness/effects.ts";

const queueName = "thing_happened";
const workers = 4;
const batchSize = 50;

async function open(connectionString: string, max: number, supervise: boolean): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString, max, supervise, schedule: false });
  boss.on("error", (error) => console.error(error));
  return await boss.start();
}

export const contestant: Contestant = {
  title: "pg-boss 12",
  note: `${workers} workers that each take ${batchSize} jobs at a time and complete them with their ${batchSize} inserts in one transaction. Its queue does not notify, which would make it slower: PostgreSQL lets commits that notify wait for each other.`,
  async prepare({ postgresUrl }) {
    const boss = await open(postgresUrl, 2, false);
    await boss.createQueue(queueName);
    await boss.stop();
    await createEffectTable(postgresUrl);
  },
  async openSender({ postgresUrl }) {
    const boss = await open(postgresUrl, senderConnections, false);
    return { send: (payload) => boss.send(queueName, payload), stop: () => boss.stop() };
  },
  async openHandler({ postgresUrl }, witness) {
    const boss = await open(postgresUrl, 2 * workers + 4, true);
    await boss.work(
      queueName,
      { transactional: true, batchSize, localConcurrency: workers, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 },
      async (jobs: Job<Payload>[], transaction) => {
        for (const { data } of jobs) {
          witness.started(data.number);
          await transaction.executeSql(insertEffect, effectOf(data));
          witness.handled();
        }
      },
    );
    return { stop: () => boss.stop() };
  },
  openObserver: ({ postgresUrl }) =>
    observeEffects(postgresUrl, `select count(*) from pgboss.job where name = '${queueName}' and state = 'completed'`),
};
