import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { type Contestant, hands, type Payload, type Services } from "../harness/contestant.ts";

const queueName = "bench";
const effectKey = "bench:effects";

function connectionOf({ redisPort }: Services) {
  if (redisPort === undefined) throw new Error("redis-server is missing (Debian: apt-get install redis-server)");
  return { host: "127.0.0.1", port: redisPort, maxRetriesPerRequest: null };
}

export const contestant: Contestant = {
  title: "BullMQ 6",
  note: "On Redis with `appendonly yes`, `appendfsync always`. Its handler's effect is one `INCR` in the same Redis: there is no transaction that holds both.",
  async prepare(services) {
    const redis = new Redis(connectionOf(services));
    await redis.flushall();
    await redis.quit();
  },
  async openSender(services) {
    // Handled jobs are taken away, which is less work for it than keeping them.
    const queue = new Queue<Payload>(queueName, { connection: connectionOf(services), defaultJobOptions: { removeOnComplete: true } });
    await queue.waitUntilReady();
    return { send: (payload) => queue.add("thing.happened", payload), stop: () => queue.close() };
  },
  async openHandler(services, witness) {
    const redis = new Redis(connectionOf(services));
    const worker = new Worker<Payload>(
      queueName,
      async ({ data }) => {
        witness.started(data.number);
        await redis.incr(effectKey);
        witness.handled();
      },
      { connection: connectionOf(services), concurrency: 2 * hands },
    );
    worker.on("error", (error) => console.error(error));
    await worker.waitUntilReady();
    return {
      async stop() {
        await worker.close();
        await redis.quit();
      },
    };
  },
  async openObserver(services) {
    const redis = new Redis(connectionOf(services));
    return {
      effects: async () => Number(await redis.get(effectKey)),
      recorded: async () => undefined,
      async stop() {
        await redis.quit();
      },
    };
  },
};
