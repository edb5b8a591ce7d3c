import { createHash } from "node:crypto";
import type { z } from "zod";
import { type Fault, TatwatsError } from "../errors.ts";
import type { AnyAcceptance, AnyHelper } from "../helper/define-helper.ts";

/** A message as somebody wants it sent, before the_mediator has given it an id. */
export interface Draft {
  type: string;
  sender: string;
  /** Null publishes to every helper that subscribes to the type. */
  recipient: string | null;
  payload: unknown;
  conversationId?: string;
  causationId?: string;
  taskId?: string;
  key?: string;
  /** 0 to 9; greater goes first. */
  priority?: number;
  delayMs?: number;
  expiresInMs?: number;
  /** The sender's own name for this send: the second one of the same name sends nothing. */
  once?: string;
  /** W3C trace context. */
  trace?: string;
  /** Limits of its deliveries, where they are not to be the helper's. */
  maxAttempts?: number;
  withinMs?: number;
}

export const largestPayloadBytes = 1024 * 1024;

/** How many milliseconds a delay or an expiry may lie ahead: ten years. */
const furthestMs = 10 * 365 * 24 * 60 * 60 * 1000;

/**
 * The helpers that a draft goes to, by what they accept.
 *
 * @throws TatwatsError `unknown-helper`, `unknown-type`
 */
export function recipientsOf({ recipient, type }: Draft, helpers: readonly AnyHelper[]): AnyHelper[] {
  const accepting = helpers.filter((helper) => Object.hasOwn(helper.accepts, type));
  if (recipient === null) {
    const subscribed = accepting.filter((helper) => acceptanceOf(helper, type)!.subscribe !== false);
    if (subscribed.length > 0) return subscribed;
    throw new TatwatsError("unknown-type", `No helper subscribes to ${type}. Known types: ${knownTypes(helpers).join(", ")}.`);
  }
  const named = helpers.find((helper) => helper.name === recipient);
  if (!named) throw new TatwatsError("unknown-helper", `There is no helper ${recipient}.`);
  if (!accepting.includes(named)) {
    throw new TatwatsError("unknown-type", `${recipient} does not accept ${type}, only ${Object.keys(named.accepts).join(", ")}.`);
  }
  return [named];
}

/** How a helper handles a type; undefined where it does not accept it. */
export function acceptanceOf(helper: AnyHelper, type: string): AnyAcceptance | undefined {
  return Object.hasOwn(helper.accepts, type) ? (helper.accepts as Record<string, AnyAcceptance>)[type] : undefined;
}

function knownTypes(helpers: readonly AnyHelper[]): string[] {
  return [...new Set(helpers.flatMap((helper) => Object.keys(helper.accepts)))].toSorted();
}

/**
 * Checks a payload against the recipient's schema, and that PostgreSQL can keep it.
 *
 * @returns the parsed payload, for the recipient's key
 * @throws TatwatsError `payload-refused` with the path of each fault, `payload-too-large`
 */
export function checkPayload(schema: z.ZodType, { type, payload }: Pick<Draft, "type" | "payload">): unknown {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) {
    const faults = faultsOf(parsed.error);
    throw new TatwatsError("payload-refused", `${type} was not sent: ${faults[0]!.path || "the payload"} ${faults[0]!.message}.`, {
      faults,
    });
  }
  return parsed.data;
}

/**
 * The payload as JSON.
 *
 * @throws TatwatsError `payload-refused` for what JSON or PostgreSQL cannot hold, `payload-too-large`
 */
export function payloadText({ type, payload }: Pick<Draft, "type" | "payload">): string {
  const text = asJson(payload);
  if (text === undefined) throw new TatwatsError("payload-refused", `${type} was not sent: its payload is nothing that JSON can hold.`);
  if (text.length > largestPayloadBytes / 4 && Buffer.byteLength(text) > largestPayloadBytes) {
    throw new TatwatsError(
      "payload-too-large",
      `${type} was not sent: a payload takes ${largestPayloadBytes} bytes at most. Send a reference instead.`,
    );
  }
  if (/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i.test(text)) {
    throw new TatwatsError(
      "payload-refused",
      `${type} was not sent: its payload holds U+0000 or half a character, which PostgreSQL cannot keep.`,
    );
  }
  return text;
}

function asJson(payload: unknown): string | undefined {
  try {
    return JSON.stringify(payload);
  } catch {
    return undefined;
  }
}

/** @throws TatwatsError `refused` for limits that make no sense */
export function checkTravel({
  priority,
  delayMs,
  expiresInMs,
  key,
  once,
}: Pick<Draft, "priority" | "delayMs" | "expiresInMs" | "key" | "once">): void {
  const within = (value: number | undefined, most: number) => value === undefined || (value >= 0 && value <= most);
  const text = (value: string | undefined) =>
    value === undefined ||
    (typeof value === "string" && value.length > 0 && value.length <= 500 && !value.includes("\0") && value.isWellFormed());
  if (!within(priority, 9) || !Number.isInteger(priority ?? 0))
    throw new TatwatsError("refused", "priority is a whole number from 0 to 9.");
  if (!within(delayMs, furthestMs)) throw new TatwatsError("refused", "delayMs is from 0 to ten years.");
  if (!within(expiresInMs, furthestMs)) throw new TatwatsError("refused", "expiresInMs is from 0 to ten years.");
  if (!text(key) || !text(once)) throw new TatwatsError("refused", "key and once are texts of 1 to 500 characters.");
}

/** The same for the same recipient, type and payload. */
export function digestOf({ recipient, type }: Draft, payload: string): string {
  return createHash("sha256")
    .update(JSON.stringify([recipient, type]))
    .update(payload)
    .digest("hex")
    .slice(0, 32);
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
