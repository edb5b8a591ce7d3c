import { isConnectionLost } from "../database/connection-lost.ts";
import { madeOnce } from "../database/made-once.ts";
import { TatwatsError } from "../errors.ts";
import type { Steering } from "../interfaces.ts";
import { recordError } from "../mediator/error-record.ts";
import type { Redriving } from "../mediator/redrive.ts";
import type { Workshop } from "../mediator/workshop.ts";
import { sleepUntil } from "../runtime/sleep.ts";
import { batchLeaseMs } from "./batch-row.ts";
import { type BatchOrder, startBatch } from "./start-batch.ts";
import { giveUpBatch, workPortion } from "./work-portion.ts";

/** Works off batches behind the scenes of one process. */
export interface BatchRunner {
  /** @returns the batch's id; the work goes on after that */
  start(order: BatchOrder, steering: Steering): Promise<string>;
  /** Goes on with batches whose process has died or stopped. */
  takeUp(): Promise<void>;
  /** Lets the portions at work end, and leaves the rest to others. */
  stop(): Promise<void>;
}

const againAfterMs = 1_000;
/** Of errors that nobody expects; a database that is away, and a mailbox that is full, are waited for. */
const mostTries = 5;

export function createBatchRunner(office: Redriving & Pick<Workshop, "log">): BatchRunner {
  const { database, world, log } = office;
  /** In the database's words, whoever in this process works at a batch. */
  const holder = world.newId();
  const underWay = new Set<Promise<void>>();
  const stopped = Promise.withResolvers<void>();
  let stopping = false;

  async function run(id: string): Promise<void> {
    let tries = 0;
    while (!stopping) {
      try {
        if ((await workPortion(office, id, holder)) !== "more") return;
        tries = 0;
      } catch (error) {
        if (!isConnectionLost(error) && !isFull(error)) tries += 1;
        log.warn({ error, batch: id }, "a portion of a batch could not be done; trying again");
        if (tries >= mostTries) return await giveUpBatch(office, id, holder, recordError(error).message);
        await sleepUntil(stopped.promise, againAfterMs);
        await hold(id, batchLeaseMs);
      }
    }
    await hold(id, 0);
  }

  /** Keeps a batch, or lets it go with a lease of nothing. */
  async function hold(id: string, leaseMs: number): Promise<void> {
    await database
      .query(
        "update tatwats.batch set lease_until = clock_timestamp() + make_interval(secs => $3::float8 / 1000) where id = $1::uuid and holder = $2::uuid and state = 'running'",
        [id, holder, leaseMs],
      )
      .catch((error: unknown) => log.warn({ error, batch: id }, "could not renew the lease of a batch"));
  }

  function begin(id: string): void {
    const work = run(id)
      .catch((error: unknown) => log.warn({ error, batch: id }, "a batch was left to whoever takes it up"))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  }

  return {
    async start(order, steering) {
      let isNew = false;
      const id = await database.transaction(
        async (tx) =>
          await madeOnce(tx, steering.once, order, async () => {
            isNew = true;
            return await startBatch(tx, world, holder, order, steering);
          }),
      );
      if (isNew) begin(id);
      return id;
    },
    async takeUp() {
      if (stopping) return;
      const { rows } = await database.query<{ id: string }>(
        `update tatwats.batch set holder = $1::uuid, lease_until = clock_timestamp() + make_interval(secs => $2::float8 / 1000)
         where id = (select id from tatwats.batch where state = 'running' and lease_until < clock_timestamp()
                     order by lease_until limit 1 for update skip locked)
         returning id`,
        [holder, batchLeaseMs],
      );
      for (const { id } of rows) begin(id);
    },
    async stop() {
      stopping = true;
      stopped.resolve();
      await Promise.all(underWay);
    },
  };
}

function isFull(error: unknown): boolean {
  return error instanceof TatwatsError && error.code === "mailbox-full";
}
