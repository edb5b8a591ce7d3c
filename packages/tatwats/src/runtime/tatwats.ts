import type { z } from "zod";
import type { AuditVerdict, VerifyOptions } from "../audit/audit-verdict.ts";
import type { Seal } from "../audit/seal-content.ts";
import type { AuditRecord } from "../audit/write-entry.ts";
import type { BatchOrder } from "../batch/start-batch.ts";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import type { SilenceOrder } from "../health/steer-incident.ts";
import type { AnyHelper, HelperDefinition, PayloadSchemas } from "../helper/define-helper.ts";
import type { ProcessFigures } from "../helper/process-record.ts";
import type { HelperCommand, HelperLimits } from "../helper/steer-helper.ts";
import type { Actor, Logger, Steering, World } from "../interfaces.ts";
import type { DeadFilter } from "../mediator/dead-filter.ts";
import type { RouteName, RouteRules } from "../mediator/steer-route.ts";
import type { StartedTask, TaskStart } from "../task/start-task.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import type { AnyWorkflow, Workflow } from "../workflow/define-workflow.ts";

export interface TatwatsOptions<Helpers extends readonly AnyHelper[]> {
  /** Of PostgreSQL, migrated (`migrateTatwats`). */
  connectionString: string;
  helpers: Helpers;
  /** The shapes of tasks that this process can start and carry on. */
  workflows?: readonly AnyWorkflow[];
  /** The name under which the application itself sends, such as `podtracker`. */
  application: string;
  /** What kind of process this is, for the console: `web`, `helpers`. */
  role: string;
  /** Whether the helpers are to run in this process; else it only sends and watches. */
  runHelpers: boolean;
  /** Where the key that seals the audit log is kept. */
  keyFolder: string;
  log: Logger;
  /** Figures of the application for the console, asked at each heartbeat. */
  figures?(): ProcessFigures;
  world?: World;
  /** Connections to keep at most. Default: one for each batch handled at a time, and eight. */
  maxConnections?: number;
  /** A process whose only thread a handler keeps for so long is ended, in ms. Default 20 000. */
  stalledAfterMs?: number;
  /** Told each seal of the audit log, to print it or send it elsewhere: what is kept away from the database shows when its end is cut off. */
  onSeal?(seal: Seal): void;
}

/** All payloads that some helper of the application accepts, by type. */
type Accepted<Helpers extends readonly AnyHelper[]> = UnionToIntersection<
  Helpers[number] extends infer Helper
    ? // oxlint-disable-next-line typescript/no-explicit-any -- only what it accepts is looked for
      Helper extends HelperDefinition<string, any, infer Accepts, any, any>
      ? Accepts
      : never
    : never
>;
type UnionToIntersection<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer All) => void ? All : never;
type PayloadOf<Accepts, Type extends keyof Accepts> = Accepts[Type] extends z.ZodType ? z.input<Accepts[Type]> : never;

/** What one helper, by its name, answers. */
type RepliesOf<Helpers extends readonly AnyHelper[], Name> =
  Extract<Helpers[number], { name: Name }> extends { replies: infer Replies } ? Replies : never;
type ReplyOf<Helpers extends readonly AnyHelper[], Name, Type> = Type extends keyof RepliesOf<Helpers, Name>
  ? RepliesOf<Helpers, Name>[Type] extends z.ZodType
    ? z.output<RepliesOf<Helpers, Name>[Type]>
    : never
  : never;
/** What one helper, by its name, accepts. */
type AcceptsOf<Helpers extends readonly AnyHelper[], Name> =
  // oxlint-disable-next-line typescript/no-explicit-any -- only what it accepts is looked for
  Extract<Helpers[number], { name: Name }> extends HelperDefinition<string, any, infer Accepts, any, any> ? Accepts : never;

export interface SendOptions {
  /** The application's own transaction: the message is sent when it commits. */
  in?: Database;
  task?: StartedTask;
  /** Messages of one key reach a recipient in their order. Default: what the recipient's `key` makes of the payload. */
  key?: string;
  /** 0 to 9; greater goes first. Default 0. */
  priority?: number;
  delayMs?: number;
  expiresInMs?: number;
  /** The sender's own name for this send: sent again under the same name, it is the same message, for as long as the journal of its day is kept. */
  once?: string;
  /**
   * What to do when a mailbox is full: `fail` at once (the default), or `wait` up to `waitMs` (default
   * 30 000). Inside a transaction of the application's own it always fails: waiting would hold that open.
   */
  whenFull?: "fail" | "wait";
  waitMs?: number;
}

export interface Tatwats<Helpers extends readonly AnyHelper[] = readonly AnyHelper[]> {
  /** For reading the journal, the tasks and the audit log. */
  database: TransactionalDatabase;
  helpers: Helpers;
  /** The shapes of tasks that this process was given. */
  workflows: readonly AnyWorkflow[];
  world: World;
  start(): Promise<void>;
  /** Lets what is at work end, at most `withinMs` (default 5 000), then stops. */
  stop(withinMs?: number): Promise<void>;

  /**
   * Sends to one helper; what has returned is on disk, or waits for the commit of `in`.
   *
   * @returns the message's id
   * @throws TatwatsError `payload-refused` with the path of the fault, `payload-too-large`, `mailbox-full`, `not-allowed`, `name-used`
   */
  send<Name extends Helpers[number]["name"], Type extends keyof AcceptsOf<Helpers, Name> & string>(
    recipient: Name,
    type: Type,
    payload: PayloadOf<AcceptsOf<Helpers, Name>, Type>,
    options?: SendOptions,
  ): Promise<string>;
  /** Sends to every helper that subscribes to the type; throws as `send`. */
  publish<Type extends keyof Accepted<Helpers> & string>(
    type: Type,
    payload: PayloadOf<Accepted<Helpers>, Type>,
    options?: SendOptions,
  ): Promise<string>;
  /**
   * Sends to one helper and waits for its answer; the question expires with the wait.
   *
   * @param options.withinMs default 30 000
   * @throws TatwatsError `ask-timed-out`, `ask-failed`, and what `send` throws
   */
  ask<Name extends Helpers[number]["name"], Type extends keyof RepliesOf<Helpers, Name> & keyof AcceptsOf<Helpers, Name> & string>(
    recipient: Name,
    type: Type,
    payload: PayloadOf<AcceptsOf<Helpers, Name>, Type>,
    options?: Omit<SendOptions, "in" | "delayMs" | "expiresInMs" | "task" | "once"> & { withinMs?: number },
  ): Promise<ReplyOf<Helpers, Name, Type>>;

  startTask(start: TaskStart, options?: { in?: Database }): Promise<StartedTask>;
  /** @throws TatwatsError `payload-refused` when the input does not fit, `not-found` when this process was not given the workflow */
  startWorkflow<InputSchema extends z.ZodType>(
    workflow: Workflow<InputSchema, object>,
    input: z.input<InputSchema>,
    options: Pick<TaskStart, "by" | "withinMs"> & { in?: Database },
  ): Promise<StartedTask>;
  audit(record: AuditRecord & { actor: Actor }, options?: { in?: Database }): Promise<string>;
  /** Recomputes the audit log's proof with the keys and the latest seal that this installation keeps outside the database. */
  verifyAudit(options?: Pick<VerifyOptions, "onProgress" | "signal">): Promise<AuditVerdict>;

  /** What operators do. Each is on the audit log with who did it and why, in the transaction of the deed. */
  steer: Steer;

  /** What Prometheus asks for: see `renderMetrics`. */
  metrics: Metrics;
}

export interface Steer {
  helper(name: string, command: HelperCommand, steering: Steering): Promise<void>;
  limits(name: string, limits: HelperLimits, steering: Steering): Promise<void>;
  settings(name: string, change: { values: unknown; base: number }, steering: Steering): Promise<number>;
  rollBack(name: string, change: { to: number; base: number }, steering: Steering): Promise<number>;
  route(route: RouteName, rules: Partial<RouteRules>, steering: Steering): Promise<void>;
  redrive(filter: DeadFilter, steering: Steering, onProgress?: (redriven: number) => void): Promise<{ redriven: number }>;
  redriveEdited(letter: { messageId: string; recipient: string }, payload: unknown, steering: Steering): Promise<string>;
  discard(filter: DeadFilter, steering: Steering): Promise<{ discarded: number }>;
  /**
   * Redrives or discards all dead letters that fit, behind the scenes: this process goes through them
   * portion by portion, and another one carries on when it dies. `readBatch` tells how far it has come.
   *
   * @returns the batch's id
   * @throws TatwatsError `refused` for a patch where nothing is redriven, and for more than 1,000 ids
   */
  startBatch(order: BatchOrder, steering: Steering): Promise<string>;
  /** Sends by hand; the payload is checked like any other. */
  send(letter: { recipient: string; type: string; payload: unknown }, steering: Steering): Promise<string>;
  /** Starts a workflow by its name. */
  startWorkflow(name: string, input: unknown, steering: Steering): Promise<StartedTask>;
  cancelTask(taskId: string, steering: Steering): Promise<number>;
  retryTask(taskId: string, steering: Steering): Promise<number>;
  runSchedule(schedule: { helper: string; name: string }, steering: Steering): Promise<string>;
  acknowledgeIncident(incidentId: string, steering: Steering): Promise<void>;
  /** Keeps incidents of a rule, a component or both from being told until a time. @returns the silence's id */
  silence(what: SilenceOrder, steering: Steering): Promise<string>;
  endSilence(silenceId: string, steering: Steering): Promise<void>;
  /** Drops what is older: whole days of the journal, whole months of the audit log, whose proof stays. */
  retain(keepDays: { journal?: number; audit?: number }, steering: Steering): Promise<{ journalDays: string[]; auditMonths: string[] }>;
  pauseSchedule(schedule: { helper: string; name: string }, paused: boolean, steering: Steering): Promise<void>;
}

export type { PayloadSchemas };
