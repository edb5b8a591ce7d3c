import type { z } from "zod";
import type { Database } from "../database/database.ts";
import { type Fault, TatwatsError } from "../errors.ts";
import type { AnyHelper } from "../helper/define-helper.ts";
import type { Message, World } from "../interfaces.ts";
import type { TicketQueue } from "./ticket-queue.ts";

/** A message as somebody wants it sent, before the_mediator has given it an id. */
export interface Draft {
  type: string;
  sender: string;
  /** Null publishes to every helper that accepts the type. */
  recipient: string | null;
  payload: unknown;
  conversationId?: string;
  causationId?: string;
  key?: string;
  /** Greater goes first. */
  priority?: number;
  delayMs?: number;
  expiresInMs?: number;
}

/** The notification channel on which waiting workers are woken; its payload is the recipient's name. */
export const wakeChannel = "tatwats_wake";

/**
 * Checks a message, writes it to the journal with a delivery for each recipient, and queues these:
 * all in the caller's transaction, so it is sent when that commits and never was when it does not.
 *
 * @throws TatwatsError `unknown-helper`, `unknown-type`, `payload-refused` (with the path of each fault)
 */
export async function sendMessage(
  tx: Database,
  draft: Draft,
  { helpers, queue, world }: { helpers: readonly AnyHelper[]; queue: TicketQueue; world: World },
): Promise<Message> {
  const recipients = recipientsOf(draft, helpers);
  for (const helper of recipients) checkPayload(helper.accepts[draft.type]!.payload, draft);
  const now = world.now();
  const id = world.newId();
  const message: Message = {
    id,
    type: draft.type,
    sender: draft.sender,
    recipient: draft.recipient,
    payload: draft.payload,
    conversationId: draft.conversationId ?? id,
    causationId: draft.causationId ?? null,
    key: draft.key ?? null,
    sentAt: now,
    dueAt: new Date(now.getTime() + (draft.delayMs ?? 0)),
    expiresAt: draft.expiresInMs === undefined ? null : new Date(now.getTime() + draft.expiresInMs),
  };
  await journal(
    tx,
    message,
    draft.priority ?? 0,
    recipients.map((helper) => helper.name),
  );
  const ticket = { messageId: id, dueAt: message.dueAt, priority: draft.priority ?? 0 };
  await queue.put(
    tx,
    recipients.map(({ name }) => ({ ...ticket, recipient: name })),
  );
  for (const { name } of recipients) await tx.query("select pg_notify($1, $2)::text", [wakeChannel, name]);
  return message;
}

function recipientsOf({ recipient, type }: Draft, helpers: readonly AnyHelper[]): AnyHelper[] {
  const accepting = helpers.filter((helper) => type in helper.accepts);
  if (recipient === null) {
    if (accepting.length > 0) return accepting;
    throw new TatwatsError("unknown-type", `No helper accepts ${type}. Known types: ${knownTypes(helpers).join(", ")}.`);
  }
  const named = helpers.find((helper) => helper.name === recipient);
  if (!named) throw new TatwatsError("unknown-helper", `There is no helper ${recipient}.`);
  if (!accepting.includes(named)) {
    throw new TatwatsError("unknown-type", `${recipient} does not accept ${type}, only ${Object.keys(named.accepts).join(", ")}.`);
  }
  return [named];
}

function knownTypes(helpers: readonly AnyHelper[]): string[] {
  return [...new Set(helpers.flatMap((helper) => Object.keys(helper.accepts)))].toSorted();
}

function checkPayload(schema: z.ZodType, draft: Draft): void {
  const parsed = schema.safeParse(draft.payload);
  if (parsed.success) return;
  const faults = faultsOf(parsed.error);
  throw new TatwatsError("payload-refused", `${draft.type} was not sent: ${faults[0]!.path || "the payload"} ${faults[0]!.message}.`, {
    faults,
  });
}

/** zod's issues with readable paths such as `seats[1].place`. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.map((issue) => ({
    path: issue.path.reduce<string>(
      (path, step) => (typeof step === "number" ? `${path}[${step}]` : path ? `${path}.${String(step)}` : String(step)),
      "",
    ),
    message: issue.message,
  }));
}

async function journal(tx: Database, message: Message, priority: number, recipients: string[]): Promise<void> {
  await tx.query(
    `with sent as (
       insert into tatwats.message
         (id, type, sender, recipient, payload, conversation_id, causation_id, key, priority, sent_at, due_at, expires_at)
       values ($1::uuid, $2, $3, $4, $5::jsonb, $6::uuid, $7::uuid, $8, $9::int, $10::timestamptz, $11::timestamptz, $12::timestamptz)
       returning id, conversation_id, due_at
     )
     insert into tatwats.delivery (message_id, recipient, conversation_id, due_at)
     select sent.id, recipient, sent.conversation_id, sent.due_at
     from sent, jsonb_array_elements_text($13::jsonb) recipient`,
    [
      message.id,
      message.type,
      message.sender,
      message.recipient,
      JSON.stringify(message.payload),
      message.conversationId,
      message.causationId,
      message.key,
      priority,
      message.sentAt,
      message.dueAt,
      message.expiresAt,
      JSON.stringify(recipients),
    ],
  );
}
