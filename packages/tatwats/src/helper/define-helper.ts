import { Cron } from "croner";
import type { z } from "zod";
import type { AuditRecord } from "../audit/write-entry.ts";
import type { Database } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import type { Logger, Message } from "../interfaces.ts";

export type PayloadSchemas = Record<string, z.ZodType>;

/** How a message sent by a handler is to travel. */
export interface HandlerSendOptions {
  /** Messages of one key reach a recipient in their order. Default: what the recipient's `key` makes of the payload. */
  key?: string;
  /** 0 to 9; greater goes first. Default 0. */
  priority?: number;
  delayMs?: number;
  expiresInMs?: number;
}

/** All that a handler needs, by argument. */
export interface HandlerContext<Settings = unknown, Emits extends PayloadSchemas = PayloadSchemas> {
  /**
   * The delivery's own transaction: what is written here commits with the delivery, or not at all.
   * Where `effects` is `outside` there is none open: each statement commits by itself.
   */
  db: Database;
  settings: Settings;
  /** Sends to one helper; commits with the delivery. @returns the message's id */
  send<Type extends keyof Emits & string>(
    recipient: string,
    type: Type,
    payload: z.input<Emits[Type]>,
    options?: HandlerSendOptions,
  ): Promise<string>;
  /** Sends to every helper that subscribes to the type; commits with the delivery. @returns the message's id */
  publish<Type extends keyof Emits & string>(type: Type, payload: z.input<Emits[Type]>, options?: HandlerSendOptions): Promise<string>;
  /** Puts on record what the helper did; commits with the delivery. */
  audit(record: AuditRecord): Promise<void>;
  /** Says how far the task has come, 0 to 1, at once and for everybody to see. Does nothing without a task. */
  progress(share: number, note?: string): Promise<void>;
  /** Runs once the delivery has committed, at most once: for knocks at doors, not for effects that must happen. */
  afterCommit(knock: () => void | Promise<void>): void;
  /** The same for every attempt at this delivery: give it to outside services, so that they do a thing once. */
  idempotencyKey: string;
  /** Aborted when the attempt's time is up, its task is cancelled, or its process has to stop. */
  signal: AbortSignal;
  /** From 1. */
  attempt: number;
  log: Logger;
  now(): Date;
  newId(): string;
}

/** How one type of message is handled. */
export interface Acceptance<Type extends string, Schema extends z.ZodType, Settings, Emits extends PayloadSchemas, Reply> {
  payload: Schema;
  handle(message: Message<Type, z.output<Schema>>, context: HandlerContext<Settings, Emits>): Promise<Reply>;
  /** Messages of one key are handled in their order, one after the other. */
  key?(payload: z.output<Schema>): string;
  /**
   * `database` (the default): all effects are in `db`, so they happen exactly once, and deliveries may
   * share a transaction. `outside`: some are not, so they may happen again after a crash: see `idempotencyKey`.
   */
  effects?: "database" | "outside";
  /** Tries in all, the first included. Default 5. */
  attempts?: number;
  /** Wait before the second try, in ms; doubles with each further one. Default 1 000. */
  retryAfterMs?: number;
  /** Time limit of one attempt in ms. Default 30 000. */
  withinMs?: number;
  /** Whether it gets what is published, or only what is sent to it by name. Default true. */
  subscribe?: boolean;
}

export interface ScheduleDefinition {
  /** Five or six fields. */
  cron: string;
  /** IANA name. Default UTC. */
  timeZone?: string;
  /** A type that this helper accepts; sent to itself. */
  send: string;
  payload?: unknown;
  /** What becomes of runs that nobody was there for: none, one for all of them, or each (100 at most). Default `once`. */
  missed?: "skip" | "once" | "all";
}

export interface HealthVerdict {
  status: "operational" | "degraded" | "down";
  /** A sentence for a person. */
  reason: string;
}

export interface HelperDefinition<
  Name extends string = string,
  SettingsSchema extends z.ZodType = z.ZodType,
  Accepts extends PayloadSchemas = PayloadSchemas,
  Emits extends PayloadSchemas = PayloadSchemas,
  Replies extends PayloadSchemas = PayloadSchemas,
> {
  name: Name;
  /** Semantic version of the helper's code. */
  version: string;
  /** One sentence for the console. */
  purpose: string;
  /** Every field with a default: a helper must be able to start without anybody's advice. */
  settings: SettingsSchema;
  accepts: {
    [Type in keyof Accepts & string]: Acceptance<Type, Accepts[Type], z.output<SettingsSchema>, Emits, ReplyOf<Replies, Type>>;
  };
  emits: Emits;
  /** What its handlers return to those who ask, by the type of the question. */
  replies: Replies;
  schedules: Record<string, ScheduleDefinition>;
  /** Asked every few seconds in each instance; throw or answer `down` when the helper cannot do its work. */
  health?(context: { db: Database; settings: z.output<SettingsSchema>; now(): Date }): Promise<HealthVerdict>;
  /** How many deliveries, or batches of them, one instance handles at a time. Default 4. */
  concurrency?: number;
  /** How many open deliveries its mailbox takes, over all instances. Default 100 000. */
  mailboxLimit?: number;
}

type ReplyOf<Replies, Type extends string> = Type extends keyof Replies
  ? Replies[Type] extends z.ZodType
    ? z.input<Replies[Type]>
    : void
  : void;

/** A helper whatever its messages: what the runtime works with. */
// oxlint-disable-next-line typescript/no-explicit-any -- handlers are contravariant in their message, so `unknown` would accept no helper at all
export type AnyHelper = HelperDefinition<string, any, any, PayloadSchemas, any>;

// oxlint-disable-next-line typescript/no-explicit-any -- as above
export type AnyAcceptance = Acceptance<string, z.ZodType, any, any, unknown>;

export const defaultConcurrency = 4;
export const defaultMailboxLimit = 100_000;

type Optional = "emits" | "replies" | "schedules";

/**
 * Defines a helper. Payload, settings and reply types flow from the schemas into the handlers.
 *
 * @throws TatwatsError `invalid-definition`
 */
export function defineHelper<
  const Name extends string,
  SettingsSchema extends z.ZodType,
  Accepts extends PayloadSchemas,
  Emits extends PayloadSchemas = Record<never, never>,
  Replies extends PayloadSchemas = Record<never, never>,
>(
  definition: Omit<HelperDefinition<Name, SettingsSchema, Accepts, Emits, Replies>, Optional> &
    Partial<Pick<HelperDefinition<Name, SettingsSchema, Accepts, Emits, Replies>, Optional>>,
): HelperDefinition<Name, SettingsSchema, Accepts, Emits, Replies> {
  const { name, version, accepts, settings, schedules = {}, replies = {} } = definition;
  check(/^the_[a-z][a-z0-9_]{1,40}$/.test(name), `A helper is called like the_archivist, not ${name}.`);
  check(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(version), `${name} needs a version such as 1.0.0.`);
  check(Object.keys(accepts).length > 0, `${name} accepts no messages, so nothing can reach it.`);
  check(settings.safeParse({}).success, `${name}: every setting needs a default.`);
  for (const type of Object.keys(replies)) check(type in accepts, `${name} replies to ${type} but does not accept it.`);
  for (const [title, schedule] of Object.entries(schedules)) checkSchedule(name, title, schedule, accepts);
  return {
    ...definition,
    emits: definition.emits ?? ({} as Emits),
    replies: definition.replies ?? ({} as Replies),
    schedules,
  };
}

function checkSchedule(name: string, title: string, { cron, timeZone, send, payload }: ScheduleDefinition, accepts: object): void {
  try {
    new Cron(cron, { timezone: timeZone ?? "UTC", paused: true }).nextRun();
  } catch (error) {
    check(false, `${name}: the schedule ${title} cannot be read: ${(error as Error).message}`);
  }
  const acceptance = (accepts as Record<string, { payload: z.ZodType }>)[send];
  check(acceptance !== undefined, `${name}: the schedule ${title} sends ${send}, which ${name} does not accept.`);
  check(acceptance.payload.safeParse(payload ?? {}).success, `${name}: what the schedule ${title} sends does not fit ${send}.`);
}

function check(holds: boolean, message: string): asserts holds {
  if (!holds) throw new TatwatsError("invalid-definition", message);
}
