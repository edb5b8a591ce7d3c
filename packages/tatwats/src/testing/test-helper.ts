import type { AuditRecord } from "../audit/write-entry.ts";
import type { Database } from "../database/database.ts";
import { TatwatsError } from "../errors.ts";
import type { HandlerContext, HandlerSendOptions, HelperDefinition, PayloadSchemas } from "../helper/define-helper.ts";
import type { Message } from "../interfaces.ts";
import { acceptanceOf, checkPayload } from "../mediator/draft.ts";
import { checkEmitted, checkReply } from "../mediator/run-handler.ts";
import type { z } from "zod";

/** A message that a handler wanted sent. */
export interface SentInTest {
  /** Null when it was published. */
  recipient: string | null;
  type: string;
  payload: unknown;
  options?: HandlerSendOptions;
}

/** All that came of one message. */
export interface TestOutcome {
  /** What the handler answered to who asked. */
  reply: unknown;
  sent: SentInTest[];
  audited: AuditRecord[];
  progress: { share: number; note: string | undefined }[];
  /** The statements that it ran. */
  queries: { text: string; values: readonly unknown[] }[];
  /** Runs what was to happen after the commit. */
  commit(): Promise<void>;
}

export interface TestDesk<Accepts extends PayloadSchemas> {
  /** Hands a message to the helper, as the_mediator would: checked at the door, and what it sends and answers checked too. Rejects with what the handler throws. */
  handle<Type extends keyof Accepts & string>(
    type: Type,
    payload: z.input<Accepts[Type]>,
    options?: { attempt?: number; signal?: AbortSignal },
  ): Promise<TestOutcome>;
  /** Moves the helper's clock on. */
  advance(ms: number): void;
}

export interface TestDeskOptions<Settings> {
  /** Default: the helper's defaults. */
  settings?: Settings;
  /** Where its clock begins. Default 2026-01-01T12:00:00Z. */
  now?: Date;
  /** A real database, or what each statement answers with. Default: a handler that asks is refused. */
  db?: Database | ((text: string, values: readonly unknown[]) => readonly object[]);
}

/**
 * Puts one helper on a desk of its own: no process, no network, no clock that you do not control.
 * Ids count up, so two runs are the same.
 */
export function testHelper<
  Name extends string,
  SettingsSchema extends z.ZodType,
  Accepts extends PayloadSchemas,
  Emits extends PayloadSchemas,
  Replies extends PayloadSchemas,
>(
  helper: HelperDefinition<Name, SettingsSchema, Accepts, Emits, Replies>,
  options: TestDeskOptions<z.input<SettingsSchema>> = {},
): TestDesk<Accepts> {
  const settings: unknown = helper.settings.parse(options.settings ?? {});
  let now = (options.now ?? new Date("2026-01-01T12:00:00Z")).getTime();
  let ids = 0;
  const newId = () => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, "0")}`;

  async function handle(
    type: string,
    given: unknown,
    { attempt = 1, signal = new AbortController().signal }: { attempt?: number; signal?: AbortSignal } = {},
  ) {
    const acceptance = acceptanceOf(helper, type);
    if (!acceptance) throw new TatwatsError("unknown-type", `${helper.name} does not accept ${type}.`);
    const payload = checkPayload(acceptance.payload, { type, payload: given });
    const knocks: (() => void | Promise<void>)[] = [];
    const outcome: TestOutcome = { reply: undefined, sent: [], audited: [], progress: [], queries: [], commit: async () => {} };
    outcome.commit = async () => {
      for (const knock of knocks) await knock();
    };
    const id = newId();
    const at = new Date(now);
    const message: Message = {
      id,
      type,
      sender: "the_tester",
      recipient: helper.name,
      payload,
      conversationId: id,
      causationId: null,
      key: acceptance.key?.(payload) ?? null,
      sentAt: at,
      dueAt: at,
      expiresAt: null,
    };
    const send = async (recipient: string | null, what: string, content: unknown, travel?: HandlerSendOptions) => {
      checkEmitted(helper, what, content);
      outcome.sent.push({ recipient, type: what, payload: content, ...(travel && { options: travel }) });
      return newId();
    };
    const context: HandlerContext = {
      db: recording(options.db, outcome),
      settings,
      send: async (recipient, what, content, travel) => await send(recipient, what, content, travel),
      publish: async (what, content, travel) => await send(null, what, content, travel),
      audit: async (record) => void outcome.audited.push(record),
      progress: async (share, note) => void outcome.progress.push({ share, note }),
      afterCommit: (knock) => void knocks.push(knock),
      idempotencyKey: `${id}/${helper.name}`,
      signal,
      attempt,
      log: { info() {}, warn() {}, error() {} },
      now: () => new Date(now),
      newId,
    };
    outcome.reply = checkReply(helper, { message }, await acceptance.handle(message, context));
    return outcome;
  }

  return {
    handle,
    advance: (ms) => {
      now += ms;
    },
  };
}

function recording(db: TestDeskOptions<unknown>["db"], outcome: TestOutcome): Database {
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      outcome.queries.push({ text, values });
      if (db === undefined) throw new TatwatsError("refused", "This handler asks the database; give testHelper a `db`.");
      return typeof db === "function" ? { rows: [...db(text, values)] as Row[] } : await db.query<Row>(text, values);
    },
  };
}
