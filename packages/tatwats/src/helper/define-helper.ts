import type { z } from "zod";
import type { Database } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import type { Logger, Message } from "../interfaces.ts";
import type { AuditRecord } from "../audit/write-entry.ts";

export type PayloadSchemas = Record<string, z.ZodType>;

/** All that a handler needs, by argument. */
export interface HandlerContext<Settings = unknown, Emits extends PayloadSchemas = PayloadSchemas> {
  /** The delivery's own transaction: what is written here commits with the delivery, or not at all. */
  db: Database;
  settings: Settings;
  /** Sends to one helper; commits with the delivery. */
  send<Type extends keyof Emits & string>(recipient: string, type: Type, payload: z.input<Emits[Type]>): Promise<string>;
  /** Sends to every helper that accepts the type; commits with the delivery. */
  publish<Type extends keyof Emits & string>(type: Type, payload: z.input<Emits[Type]>): Promise<string>;
  /** Puts on record what the helper did; commits with the delivery. */
  audit(record: AuditRecord): Promise<void>;
  /** Runs once the delivery has committed, at most once: for knocks at doors, not for effects that must happen. */
  afterCommit(knock: () => void | Promise<void>): void;
  /** Aborted when the attempt's time is up. */
  signal: AbortSignal;
  /** From 1. */
  attempt: number;
  log: Logger;
  now(): Date;
  newId(): string;
}

export interface Acceptance<Type extends string, Schema extends z.ZodType, Settings, Emits extends PayloadSchemas> {
  payload: Schema;
  handle(message: Message<Type, z.output<Schema>>, context: HandlerContext<Settings, Emits>): Promise<void>;
  /** Tries in all, the first included. Default 5. */
  attempts?: number;
  /** Time limit of one attempt in ms. Default 30 000. */
  withinMs?: number;
}

export interface HelperDefinition<
  Name extends string = string,
  SettingsSchema extends z.ZodType = z.ZodType,
  Accepts extends PayloadSchemas = PayloadSchemas,
  Emits extends PayloadSchemas = PayloadSchemas,
> {
  name: Name;
  /** Semantic version of the helper's code. */
  version: string;
  /** One sentence for the console. */
  purpose: string;
  /** Every field with a default: a helper must be able to start without anybody's advice. */
  settings: SettingsSchema;
  accepts: { [Type in keyof Accepts & string]: Acceptance<Type, Accepts[Type], z.output<SettingsSchema>, Emits> };
  emits: Emits;
  /** How many deliveries one instance handles at a time. Default 4. */
  concurrency?: number;
}

/** A helper whatever its messages: what the runtime works with. */
// oxlint-disable-next-line typescript/no-explicit-any -- handlers are contravariant in their message, so `unknown` would accept no helper at all
export type AnyHelper = HelperDefinition<string, z.ZodType, any, PayloadSchemas>;

/**
 * Defines a helper. Payload and settings types flow from the schemas into the handlers.
 *
 * @throws TatwatsError `invalid-definition`
 */
export function defineHelper<
  const Name extends string,
  SettingsSchema extends z.ZodType,
  Accepts extends PayloadSchemas,
  Emits extends PayloadSchemas = Record<never, never>,
>(
  definition: Omit<HelperDefinition<Name, SettingsSchema, Accepts, Emits>, "emits"> & { emits?: Emits },
): HelperDefinition<Name, SettingsSchema, Accepts, Emits> {
  check(/^the_[a-z][a-z0-9_]{1,40}$/.test(definition.name), `A helper is called like the_archivist, not ${definition.name}.`);
  check(/^\d+\.\d+\.\d+$/.test(definition.version), `${definition.name} needs a version such as 1.0.0.`);
  check(Object.keys(definition.accepts).length > 0, `${definition.name} accepts no messages, so nothing can reach it.`);
  check(definition.settings.safeParse({}).success, `${definition.name}: every setting needs a default.`);
  return { ...definition, emits: definition.emits ?? ({} as Emits) };
}

function check(holds: boolean, message: string): asserts holds {
  if (!holds) throw new TatwatsError("invalid-definition", message);
}
