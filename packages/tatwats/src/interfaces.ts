/*
 * Words. Used exactly so in code, tables, pages and prose.
 *
 * helper        a named, versioned worker (`the_archivist`) with a mailbox, settings, and typed
 *               messages that it accepts and emits
 * instance      one running copy of a helper in one process; a helper has none, one or many
 * message       an immutable envelope: id, type, sender, recipient, payload, conversation,
 *               causation, key, times
 * the_mediator  the only way between helpers: checks, records, routes, retries, and keeps what could
 *               not be delivered; it never interprets a payload
 * delivery      one message to one recipient; a published message has one delivery per subscriber
 * attempt       one try to handle a delivery, with start, end, outcome, error
 * dead letter   a delivery that will not be tried again by itself, with its reason
 * task          a tracked piece of work with a title, an initiator, a state and a progress; its
 *               conversation is the tree of all messages that it caused
 * setting revision  one immutable version of a helper's settings
 * audit entry   who did what to what, when, from where, with what outcome
 * seal          the signed root over a batch of audit entries
 * mailbox       what is open for a helper: its deliveries that are not settled yet
 * route         a rule of the_mediator: who may send which type to whom, who subscribes, paused or
 *               not, its rate
 * workflow      a named shape of a task: typed steps, each done by a helper, in an order
 * step          one of them
 * schedule      what a helper sends to itself at certain times
 */

/** What every handler gets, and what the journal keeps. */
export interface Message<Type extends string = string, Payload = unknown> {
  /** UUIDv7. */
  readonly id: string;
  readonly type: Type;
  /** A helper's name, or the application's. */
  readonly sender: string;
  /** Null when it was published to all subscribers. */
  readonly recipient: string | null;
  readonly payload: Payload;
  readonly conversationId: string;
  /** The message whose handling sent this one. */
  readonly causationId: string | null;
  readonly key: string | null;
  readonly sentAt: Date;
  readonly dueAt: Date;
  readonly expiresAt: Date | null;
}

export const deliveryStates = ["waiting", "held", "active", "handled", "dead", "discarded", "expired"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const taskStates = ["waiting", "running", "completed", "failed", "cancelled"] as const;
export type TaskState = (typeof taskStates)[number];

export const instanceStates = ["created", "starting", "running", "paused", "draining", "stopped", "failing"] as const;
export type InstanceState = (typeof instanceStates)[number];

export const componentStatuses = ["operational", "degraded", "down"] as const;
export type ComponentStatus = (typeof componentStatuses)[number];

/** Who acts: a person, a helper, or the system itself. */
export interface Actor {
  kind: "user" | "helper" | "system";
  id: string;
  name: string;
}

/** Who steers, and why; both are put on record. */
export interface Steering {
  by: Actor;
  reason: string;
  /** The network address it was asked from. */
  address?: string;
  /** The asker's own name for this deed: asked again under the same name, what it makes is made once. */
  once?: string;
}

/** Time, randomness and ids, given from outside so that a test decides them. */
export interface World {
  now(): Date;
  /** 0 ≤ x < 1. */
  random(): number;
  /** A new UUIDv7, later than every earlier one of this process. */
  newId(): string;
}

/** Where the framework writes its own log lines; pino and console both fit. */
export interface Logger {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
  error(detail: object, message: string): void;
}
