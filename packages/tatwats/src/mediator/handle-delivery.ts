import { writeAuditEntry } from "../audit/write-entry.ts";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import type { AnyHelper, HandlerContext } from "../helper/define-helper.ts";
import type { Logger, World } from "../interfaces.ts";
import type { Claim } from "./claim-deliveries.ts";
import { recordError } from "./error-record.ts";
import { type Draft, faultsOf, sendMessage } from "./send-message.ts";
import { type FailedOutcome, holdClaim, settleExpired, settleFailed, settleHandled } from "./settle-delivery.ts";
import type { TicketQueue } from "./ticket-queue.ts";

/** What handling a delivery takes, the same for all deliveries of one process. */
export interface Workshop {
  database: TransactionalDatabase;
  queue: TicketQueue;
  helpers: readonly AnyHelper[];
  world: World;
  log: Logger;
}

const defaultWithinMs = 30_000;

export type Settled = "handled" | "waiting" | "dead" | "expired" | "taken-over";

/**
 * Handles one claimed delivery. The handler's writes, the messages it sends, its audit entries and
 * the delivery's completion are one transaction; a failure rolls all of it back and is put on record
 * in another. Never rejects for what a handler does, only when the database cannot be reached.
 */
export async function handleDelivery(workshop: Workshop, helper: AnyHelper, settings: unknown, claim: Claim): Promise<Settled> {
  const knocks: (() => void | Promise<void>)[] = [];
  let settled: Settled;
  try {
    settled = await workshop.database.transaction(async (tx) => {
      if (!(await holdClaim(tx, claim))) return "taken-over";
      if (claim.message.expiresAt && claim.message.expiresAt <= workshop.world.now()) {
        await settleExpired(tx, claim, workshop.world);
        return "expired";
      }
      await runHandler(workshop, helper, settings, claim, tx, knocks);
      await settleHandled(tx, claim, workshop.world);
      return "handled";
    });
  } catch (thrown) {
    return await failDelivery(workshop, helper, claim, thrown);
  }
  for (const knock of knocks) await runKnock(workshop, claim, knock);
  return settled;
}

async function runHandler(
  workshop: Workshop,
  helper: AnyHelper,
  settings: unknown,
  claim: Claim,
  tx: Database,
  knocks: (() => void | Promise<void>)[],
): Promise<void> {
  const acceptance = helper.accepts[claim.message.type];
  if (!acceptance) throw new TatwatsError("unknown-type", `${helper.name} ${helper.version} does not accept ${claim.message.type}.`);
  const payload = acceptance.payload.safeParse(claim.message.payload);
  if (!payload.success) {
    const faults = faultsOf(payload.error);
    const which = faults.map((fault) => `${fault.path || "the payload"}: ${fault.message}`).join("; ");
    throw new TatwatsError("payload-refused", `${claim.message.type} no longer fits ${helper.name} ${helper.version}. ${which}`, {
      faults,
    });
  }
  const withinMs = acceptance.withinMs ?? defaultWithinMs;
  // The database gives up a hanging statement too, so that a handler's time limit frees its connection.
  await tx.query("select set_config('statement_timeout', $1, true)", [`${withinMs}ms`]);
  const fence = { open: true };
  const abort = new AbortController();
  const context = createContext(workshop, helper, settings, claim, fenced(tx, fence), knocks, abort.signal);
  try {
    await within(withinMs, abort, acceptance.handle({ ...claim.message, payload: payload.data }, context));
  } finally {
    fence.open = false;
  }
  await tx.query("select set_config('statement_timeout', '0', true)");
}

function createContext(
  workshop: Workshop,
  helper: AnyHelper,
  settings: unknown,
  claim: Claim,
  db: Database,
  knocks: (() => void | Promise<void>)[],
  signal: AbortSignal,
): HandlerContext {
  const { world, log } = workshop;
  const send = async (recipient: string | null, type: string, payload: unknown) => {
    if (!(type in helper.emits)) throw new TatwatsError("unknown-type", `${helper.name} does not say that it emits ${type}.`);
    const draft: Draft = {
      type,
      sender: helper.name,
      recipient,
      payload,
      conversationId: claim.message.conversationId,
      causationId: claim.message.id,
    };
    return (await sendMessage(db, draft, workshop)).id;
  };
  return {
    db,
    settings,
    signal,
    attempt: claim.attempt,
    log,
    send: (recipient, type, payload) => send(recipient, type, payload),
    publish: (type, payload) => send(null, type, payload),
    audit: async (record) => {
      const actor = { kind: "helper" as const, id: helper.name, name: helper.name };
      await writeAuditEntry(db, world, { actor, conversationId: claim.message.conversationId, messageId: claim.message.id, ...record });
    },
    afterCommit: (knock) => void knocks.push(knock),
    now: () => world.now(),
    newId: () => world.newId(),
  };
}

/** A handler that goes on after its time must not write into a transaction that is no longer its own. */
function fenced(tx: Database, fence: { open: boolean }): Database {
  return {
    query: async (text, values) => {
      if (!fence.open) throw new TatwatsError("handler-ended", "This attempt is over; its transaction is closed.");
      return await tx.query(text, values);
    },
  };
}

async function within(ms: number, abort: AbortController, work: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new TatwatsError("handler-timed-out", `The handler was not done within ${ms} ms.`);
    abort.abort(error);
    late.reject(error);
  }, ms);
  try {
    await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
    // What the losing side does later is nobody's error any more.
    work.catch(() => {});
  }
}

async function failDelivery(workshop: Workshop, helper: AnyHelper, claim: Claim, thrown: unknown): Promise<Settled> {
  const error = recordError(thrown);
  const outcome = outcomeOf(thrown);
  const { message, recipient, attempt } = claim;
  workshop.log.warn({ helper: recipient, messageId: message.id, type: message.type, attempt, error }, "an attempt failed");
  const attempts: number | undefined = helper.accepts[message.type]?.attempts;
  return await workshop.database.transaction(async (tx) =>
    (await holdClaim(tx, claim)) ? await settleFailed(tx, claim, { outcome, error, attempts }, workshop) : "taken-over",
  );
}

/** A payload that does not fit will not fit the next time either. */
function outcomeOf(thrown: unknown): FailedOutcome {
  if (!(thrown instanceof TatwatsError)) return "failed";
  if (thrown.code === "handler-timed-out") return "timed-out";
  return thrown.code === "payload-refused" || thrown.code === "unknown-type" ? "refused" : "failed";
}

async function runKnock({ log }: Workshop, claim: Claim, knock: () => void | Promise<void>): Promise<void> {
  try {
    await knock();
  } catch (error) {
    log.warn({ helper: claim.recipient, messageId: claim.message.id, error: recordError(error) }, "a knock after the commit failed");
  }
}
