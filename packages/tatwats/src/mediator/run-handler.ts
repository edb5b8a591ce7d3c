import type { AuditDeed, AuditRecord } from "../audit/write-entry.ts";
import type { Database } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import type { AnyHelper, HandlerContext, HandlerSendOptions } from "../helper/define-helper.ts";
import { reportProgress } from "../task/report-progress.ts";
import { currentTrace, tracedHandling, tracedSending } from "../telemetry/spans.ts";
import type { Claim } from "./claim-deliveries.ts";
import { acceptanceOf, checkPayload, faultsOf } from "./draft.ts";
import { writeLetter, type Letter } from "./letter.ts";
import type { Workshop } from "./workshop.ts";

export const defaultWithinMs = 30_000;

/** What handlers leave behind until their transaction settles: written together, at its end. */
export interface Outcome {
  letters: Letter[];
  entries: AuditDeed[];
  knocks: { claim: Claim; knock: () => void | Promise<void> }[];
}

export function emptyOutcome(): Outcome {
  return { letters: [], entries: [], knocks: [] };
}

/** The time limit of an attempt, in ms. */
export function limitOf(helper: AnyHelper, claim: Claim): number {
  return claim.withinMs ?? acceptanceOf(helper, claim.message.type)?.withinMs ?? defaultWithinMs;
}

/**
 * Runs the handler of one claim within its time. What it sends and puts on record gathers in `outcome`.
 *
 * @returns what the handler answers to who asked; undefined where its type has no reply
 * @throws TatwatsError `unknown-type`, `payload-refused`, `handler-timed-out`, `task-cancelled`, and whatever the handler throws
 */
export async function runHandler(
  workshop: Workshop,
  helper: AnyHelper,
  settings: unknown,
  claim: Claim,
  db: Database,
  outcome: Outcome,
): Promise<unknown> {
  const acceptance = acceptanceOf(helper, claim.message.type);
  if (!acceptance) throw new TatwatsError("unknown-type", `${helper.name} ${helper.version} does not accept ${claim.message.type}.`);
  const payload = acceptance.payload.safeParse(claim.message.payload);
  if (!payload.success) {
    const faults = faultsOf(payload.error);
    const which = faults.map((fault) => `${fault.path || "the payload"}: ${fault.message}`).join("; ");
    throw new TatwatsError("payload-refused", `${claim.message.type} no longer fits ${helper.name} ${helper.version}. ${which}`, {
      faults,
    });
  }
  const fence = { open: true };
  const abort = new AbortController();
  const forget = workshop.watchTask(claim.taskId, abort);
  const context = createContext(workshop, helper, settings, claim, fenced(db, fence), fence, outcome, abort.signal);
  const message = { ...claim.message, payload: payload.data };
  try {
    const reply = await within(limitOf(helper, claim), abort, () => tracedHandling(claim, () => acceptance.handle(message, context)));
    return checkReply(helper, claim, reply);
  } finally {
    fence.open = false;
    forget();
  }
}

export function checkReply(helper: AnyHelper, { message }: { message: { type: string } }, reply: unknown): unknown {
  const schema = Object.hasOwn(helper.replies, message.type) ? helper.replies[message.type] : undefined;
  if (!schema) return undefined;
  const parsed = schema.safeParse(reply);
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error);
  throw new TatwatsError(
    "payload-refused",
    `What ${helper.name} answered to ${message.type} does not fit: ${faults[0]!.path} ${faults[0]!.message}`,
    {
      faults,
    },
  );
}

function createContext(
  workshop: Workshop,
  helper: AnyHelper,
  settings: unknown,
  claim: Claim,
  db: Database,
  fence: { open: boolean },
  outcome: Outcome,
  signal: AbortSignal,
): HandlerContext {
  const { world } = workshop;
  const { conversationId, id: messageId } = claim.message;
  const log = workshop.helperLog.of({ helper: helper.name, instanceId: claim.instanceId, messageId });
  const send = (recipient: string | null, type: string, payload: unknown, options: HandlerSendOptions = {}) => {
    checkOpen(fence);
    checkEmitted(helper, type, payload);
    const { key, priority, delayMs, expiresInMs } = options;
    const draft = {
      type,
      sender: helper.name,
      recipient,
      payload,
      conversationId,
      causationId: messageId,
      key,
      priority,
      delayMs,
      expiresInMs,
    };
    const letter = writeLetter(
      { ...draft, taskId: claim.taskId ?? undefined, trace: currentTrace() ?? claim.trace ?? undefined },
      workshop,
    );
    outcome.letters.push(letter);
    return letter.id;
  };
  return {
    db,
    settings,
    signal,
    attempt: claim.attempt,
    idempotencyKey: `${messageId}/${helper.name}`,
    log,
    send: async (recipient, type, payload, options) => await tracedSending(type, recipient, () => send(recipient, type, payload, options)),
    publish: async (type, payload, options) => await tracedSending(type, null, () => send(null, type, payload, options)),
    audit: async (record: AuditRecord) => {
      checkOpen(fence);
      const actor = { kind: "helper" as const, id: helper.name, name: helper.name };
      outcome.entries.push({ actor, conversationId, messageId, ...record });
    },
    progress: async (share, note) => await reportProgress(workshop.database, claim.taskId, share, note),
    afterCommit: (knock) => void outcome.knocks.push({ claim, knock }),
    now: () => world.now(),
    newId: () => world.newId(),
  };
}

/** A helper sends what it says it sends; whether the recipient takes it is checked beside. */
export function checkEmitted(helper: AnyHelper, type: string, payload: unknown): void {
  const schema = Object.hasOwn(helper.emits, type) ? helper.emits[type] : undefined;
  if (!schema) throw new TatwatsError("unknown-type", `${helper.name} does not say that it emits ${type}.`);
  checkPayload(schema, { type, payload });
}

/** A handler that goes on after its time must not write into a transaction that is no longer its own. */
function fenced(db: Database, fence: { open: boolean }): Database {
  return {
    query: async (text, values) => {
      checkOpen(fence);
      return await db.query(text, values);
    },
  };
}

function checkOpen(fence: { open: boolean }): void {
  if (!fence.open) throw new TatwatsError("handler-ended", "This attempt is over; its transaction is closed.");
}

async function within(ms: number, abort: AbortController, work: () => Promise<unknown>): Promise<unknown> {
  const ended = Promise.withResolvers<never>();
  const timer = setTimeout(() => abort.abort(new TatwatsError("handler-timed-out", `The handler was not done within ${ms} ms.`)), ms);
  abort.signal.addEventListener("abort", () => ended.reject(abort.signal.reason), { once: true });
  // A handler that throws before its first await is as good as one that rejects.
  const working = Promise.resolve().then(work);
  try {
    return await Promise.race([working, ended.promise]);
  } finally {
    clearTimeout(timer);
    // What the losing side does later is nobody's error any more.
    working.catch(() => {});
    ended.promise.catch(() => {});
  }
}
