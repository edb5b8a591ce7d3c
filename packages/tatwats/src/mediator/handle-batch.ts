import { writeAuditEntries } from "../audit/write-entry.ts";
import { isConnectionLost } from "../database/connection-lost.ts";
import type { Database } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import type { AnyHelper } from "../helper/define-helper.ts";
import { lockTasks, settleTasks } from "../task/settle-task.ts";
import { completeSteps } from "../workflow/complete-steps.ts";
import { type Claim, databaseTime } from "./claim-deliveries.ts";
import { acceptanceOf } from "./draft.ts";
import { recordError } from "./error-record.ts";
import { failDelivery, releaseClaims, settleExpired } from "./fail-delivery.ts";
import type { Handled } from "./handled.ts";
import { writeReplies } from "./replies.ts";
import { emptyOutcome, limitOf, type Outcome, runHandler } from "./run-handler.ts";
import { postLetters } from "./send-message.ts";
import type { Workshop } from "./workshop.ts";

/** A handler with its settings. */
export interface Bench {
  helper: AnyHelper;
  settings: unknown;
}

/**
 * Handles claimed deliveries in their order, in one transaction: the handlers' writes, the messages
 * they send, their audit entries and the completion of all of them commit together. When one fails
 * all is rolled back, and each is handled in a transaction of its own, so that a bad message costs
 * its neighbours nothing but time. Never rejects for what a handler does, only when the database
 * cannot be reached.
 *
 * @returns how many were handled
 */
export async function handleBatch(workshop: Workshop, bench: Bench, claims: readonly Claim[]): Promise<number> {
  const [late, due] = split(claims, (claim) => claim.expired);
  for (const claim of late) await settleExpired(workshop, claim);
  const [outside, inside] = split(due, ({ message }) => acceptanceOf(bench.helper, message.type)?.effects === "outside");
  if (outside.length === 0 && inside.length > 1 && (await tryTogether(workshop, bench, inside))) return inside.length;
  return await handleSingly(workshop, bench, due);
}

async function tryTogether(workshop: Workshop, bench: Bench, claims: readonly Claim[]): Promise<boolean> {
  try {
    await handleTogether(workshop, bench, claims);
    return true;
  } catch (error) {
    // Nobody's fault; without a database nothing could be put on record either.
    if (isConnectionLost(error) || isStopping(error)) throw error;
    // Whose fault it was, and its record, is found when they are handled singly.
    return false;
  }
}

/** In order; what has the key of one that failed waits behind it. */
async function handleSingly(workshop: Workshop, bench: Bench, claims: readonly Claim[]): Promise<number> {
  const stuck = new Set<string>();
  const released: Claim[] = [];
  let handled = 0;
  for (const claim of claims) {
    const { key } = claim.message;
    if (key !== null && stuck.has(key)) {
      released.push(claim);
      continue;
    }
    const startedMs = performance.now();
    try {
      await refuseCancelled(workshop, claim);
      await handleOne(workshop, bench, claim);
      handled += 1;
    } catch (thrown) {
      // What was not done goes back to the mailbox as if it had never been taken.
      if (isStopping(thrown)) throw thrown;
      const settled = await failDelivery(workshop, bench.helper, claim, thrown, startedMs);
      if (settled !== "dead" && key !== null) stuck.add(key);
    }
  }
  if (released.length > 0) await releaseClaims(workshop.database, released);
  return handled;
}

function isStopping(error: unknown): boolean {
  return error instanceof TatwatsError && error.code === "process-stopping";
}

/** A task may have been cancelled between the claim and now. */
async function refuseCancelled({ database }: Workshop, { taskId }: Claim): Promise<void> {
  if (taskId === null) return;
  const { rows } = await database.query("select 1 from tatwats.task where id = $1::uuid and state = 'cancelled'", [taskId]);
  if (rows.length > 0) throw new TatwatsError("task-cancelled", "The task was cancelled.");
}

async function handleOne(workshop: Workshop, bench: Bench, claim: Claim): Promise<void> {
  if (acceptanceOf(bench.helper, claim.message.type)?.effects === "outside") await handleOutside(workshop, bench, claim);
  else await handleTogether(workshop, bench, [claim]);
}

async function handleTogether(workshop: Workshop, { helper, settings }: Bench, claims: readonly Claim[]): Promise<void> {
  const outcome = emptyOutcome();
  const handled: Handled[] = [];
  // The database gives up a hanging statement too, so that a handler's time limit frees its connection.
  const statementWithinMs = Math.max(...claims.map((claim) => limitOf(helper, claim)));
  await workshop.database.transaction(
    async (tx) => {
      for (const claim of claims) {
        const startedMs = performance.now();
        const reply = await runHandler(workshop, helper, settings, claim, tx, outcome);
        handled.push({ claim, startedMs, endedMs: performance.now(), reply });
      }
      await settle(workshop, tx, handled, outcome);
    },
    { statementWithinMs },
  );
  await afterwards(workshop, handled, outcome);
}

/** Without an open transaction: what the handler does out there must not hold a connection. */
async function handleOutside(workshop: Workshop, { helper, settings }: Bench, claim: Claim): Promise<void> {
  const outcome = emptyOutcome();
  const startedMs = performance.now();
  const reply = await runHandler(workshop, helper, settings, claim, workshop.database, outcome);
  const handled = [{ claim, startedMs, endedMs: performance.now(), reply }];
  await workshop.database.transaction(async (tx) => await settle(workshop, tx, handled, outcome));
  await afterwards(workshop, handled, outcome);
}

async function settle(workshop: Workshop, tx: Database, handled: readonly Handled[], outcome: Outcome): Promise<void> {
  await lockTasks(
    tx,
    handled.map(({ claim }) => claim.taskId),
  );
  await settleHandled(tx, handled);
  await writeReplies(workshop, tx, handled);
  await postLetters(tx, outcome.letters, workshop);
  if (outcome.entries.length > 0) await writeAuditEntries(tx, workshop.world, outcome.entries);
  await completeSteps(workshop, tx, handled);
  await settleTasks(
    tx,
    handled.map(({ claim }) => claim.taskId),
    workshop.world,
  );
}

async function settleHandled(tx: Database, handled: readonly Handled[]): Promise<void> {
  const done = handled.map(({ claim, startedMs, endedMs }) => ({
    position: claim.position,
    attempt: claim.attempt,
    startedAt: databaseTime(claim, startedMs),
    endedAt: databaseTime(claim, endedMs),
  }));
  const { rows } = await tx.query<{ settled: number }>("select tatwats.settle_handled($1::uuid, $2::jsonb) as settled", [
    handled[0]!.claim.instanceId,
    JSON.stringify(done),
  ]);
  if (rows[0]!.settled < handled.length)
    throw new TatwatsError("taken-over", "Another instance has taken over; nothing of this attempt counts.");
}

async function afterwards(workshop: Workshop, handled: readonly Handled[], { knocks }: Outcome): Promise<void> {
  for (const { claim, startedMs, endedMs } of handled) {
    const { sender, type, dueAt } = claim.message;
    const waitMs = Math.max(0, databaseTime(claim, startedMs).getTime() - dueAt.getTime());
    workshop.count({ sender, recipient: claim.recipient, type, outcome: "handled", waitMs, handleMs: endedMs - startedMs });
  }
  for (const { claim, knock } of knocks) {
    try {
      await knock();
    } catch (error) {
      workshop.log.warn(
        { helper: claim.recipient, messageId: claim.message.id, error: recordError(error) },
        "a knock after the commit failed",
      );
    }
  }
}

function split<Item>(items: readonly Item[], holds: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}
