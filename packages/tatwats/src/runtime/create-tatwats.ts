import { Pool } from "pg";
import type { z } from "zod";
import { loadSealKey } from "../audit/seal-key.ts";
import { sealEntries } from "../audit/seal-entries.ts";
import { type AuditRecord, writeAuditEntry } from "../audit/write-entry.ts";
import type { Database } from "../database/database.ts";
import { fromPgPool } from "../database/node-postgres.ts";
import { lookEveryMs, recordStatus } from "../health/record-status.ts";
import type { AnyHelper, HelperDefinition } from "../helper/define-helper.ts";
import { beat, endProcesses, measureProcess, type ProcessFigures, type ProcessRecord, registerProcess } from "../helper/process-record.ts";
import { registerHelpers } from "../helper/register-helpers.ts";
import type { Actor, Logger, World } from "../interfaces.ts";
import type { Workshop } from "../mediator/handle-delivery.ts";
import { sendMessage, wakeChannel } from "../mediator/send-message.ts";
import { type LivingInstance, takeOver } from "../mediator/take-over.ts";
import { createTicketQueue } from "../mediator/ticket-queue.ts";
import { currentSettings } from "../settings/current-settings.ts";
import { startTask, type StartedTask, type TaskStart } from "../task/start-task.ts";
import { every } from "./every.ts";
import { listen } from "./listen.ts";
import { defaultConcurrency, runInstance, type RunningInstance } from "./run-instance.ts";
import { realWorld } from "./world.ts";

export interface TatwatsOptions<Helpers extends readonly AnyHelper[]> {
  /** Of PostgreSQL, migrated (`migrateTatwats`). */
  connectionString: string;
  helpers: Helpers;
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
  /** Connections to keep at most. Default: one for each delivery handled at a time, and eight. */
  maxConnections?: number;
}

/** All payloads that some helper of the application accepts, by type. */
type Accepted<Helpers extends readonly AnyHelper[]> = UnionToIntersection<
  Helpers[number] extends infer Helper ? (Helper extends HelperDefinition<string, z.ZodType, infer Accepts> ? Accepts : never) : never
>;
type UnionToIntersection<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer All) => void ? All : never;
type PayloadOf<Accepts, Type extends keyof Accepts> = Accepts[Type] extends z.ZodType ? z.input<Accepts[Type]> : never;

export interface SendOptions {
  /** The application's own transaction: the message is sent when it commits. */
  in?: Database;
  task?: StartedTask;
  key?: string;
  priority?: number;
  delayMs?: number;
  expiresInMs?: number;
}

export interface Tatwats<Helpers extends readonly AnyHelper[] = readonly AnyHelper[]> {
  /** For reading the journal, the tasks and the audit log. */
  database: Database;
  helpers: Helpers;
  world: World;
  start(): Promise<void>;
  /** Lets what is at work end, at most `withinMs` (default 5 000), then stops. */
  stop(withinMs?: number): Promise<void>;
  /** Sends to one helper; what has returned is on disk, or waits for the commit of `in`. */
  send<Type extends keyof Accepted<Helpers> & string>(
    recipient: Helpers[number]["name"],
    type: Type,
    payload: PayloadOf<Accepted<Helpers>, Type>,
    options?: SendOptions,
  ): Promise<string>;
  /** Sends to every helper that accepts the type. */
  publish<Type extends keyof Accepted<Helpers> & string>(
    type: Type,
    payload: PayloadOf<Accepted<Helpers>, Type>,
    options?: SendOptions,
  ): Promise<string>;
  startTask(start: TaskStart, options?: { in?: Database }): Promise<StartedTask>;
  audit(record: AuditRecord & { actor: Actor }, options?: { in?: Database }): Promise<string>;
}

const connectionsBeside = 8;
const beatEveryMs = 5_000;
const sealEveryMs = 1_000;

export function createTatwats<const Helpers extends readonly AnyHelper[]>(options: TatwatsOptions<Helpers>): Tatwats<Helpers> {
  const { helpers, log } = options;
  const world = options.world ?? realWorld;
  // Handlers hold a connection each; heartbeats, claims and settling must never wait for them.
  const hands = options.runHelpers ? helpers.reduce((sum, helper) => sum + (helper.concurrency ?? defaultConcurrency), 0) : 0;
  const pool = new Pool({ connectionString: options.connectionString, max: options.maxConnections ?? hands + connectionsBeside });
  pool.on("error", (error) => log.warn({ error }, "an idle connection to the database broke"));
  const database = fromPgPool(pool);
  const queue = createTicketQueue({ database, supervise: options.runHelpers, log, newId: () => world.newId() });
  const workshop: Workshop = { database, queue, helpers, world, log };
  const meter = measureProcess();
  const running: { stop(): Promise<void> }[] = [];
  const instances = new Map<string, RunningInstance>();
  let record: ProcessRecord | undefined;

  async function start(): Promise<void> {
    await registerHelpers(database, helpers);
    await queue.start(helpers.map((helper) => helper.name));
    await register();
    if (options.runHelpers) {
      await takeOver(workshop, living());
      const key = loadSealKey(options.keyFolder);
      running.push(
        listen(options.connectionString, wakeChannel, wake, log),
        every(beatEveryMs, "take over what dead processes left", () => takeOver(workshop, living()), log),
        every(sealEveryMs, "seal the audit log", () => sealEntries(database, key, world), log),
      );
    }
    await recordStatus(database);
    running.push(
      every(lookEveryMs, "record how things are", () => recordStatus(database), log),
      every(beatEveryMs, "send a heartbeat", heartbeat, log),
    );
  }

  async function register(): Promise<void> {
    record = await registerProcess(database, world, options.role, options.runHelpers ? helpers : []);
    for (const { id, helper } of record.instances) {
      const { settings } = await currentSettings(database, helper);
      instances.set(
        helper.name,
        runInstance(workshop, helper, id, () => settings),
      );
    }
  }

  function living(): LivingInstance[] {
    return record!.instances.map(({ id, helper }) => ({ id, inHand: instances.get(helper.name)?.inHand() ?? [] }));
  }

  /** A process that was declared dead while it hung comes back under a new name: its old claims are gone. */
  async function heartbeat(): Promise<void> {
    if (await beat(database, record!.id, { ...meter.read(), ...options.figures?.() })) return;
    log.warn({}, "was declared dead after a silence; registering anew");
    await drainAll(0);
    await register();
  }

  function wake(helper: string | undefined): void {
    if (helper) instances.get(helper)?.wake();
    else for (const instance of instances.values()) instance.wake();
  }

  async function drainAll(withinMs: number): Promise<void> {
    await Promise.all([...instances.values()].map((instance) => instance.drain(withinMs)));
    instances.clear();
  }

  async function stop(withinMs = 5_000): Promise<void> {
    await drainAll(withinMs);
    await Promise.all(running.map((part) => part.stop()));
    meter.stop();
    if (record) await endProcesses(database, [record.id], "stopped").catch(() => {});
    await queue.stop().catch(() => {});
    await pool.end();
  }

  async function send(
    recipient: string | null,
    type: string,
    payload: unknown,
    { in: tx, task, ...rest }: SendOptions = {},
  ): Promise<string> {
    const draft = { type, sender: options.application, recipient, payload, conversationId: task?.conversationId, ...rest };
    const message = tx ? await sendMessage(tx, draft, workshop) : await database.transaction((own) => sendMessage(own, draft, workshop));
    return message.id;
  }

  return {
    database,
    helpers,
    world,
    start,
    stop,
    send: (recipient, type, payload, sendOptions) => send(recipient, type, payload, sendOptions),
    publish: (type, payload, sendOptions) => send(null, type, payload, sendOptions),
    startTask: async (task, { in: tx } = {}) => await startTask(tx ?? database, world, task),
    audit: async (entry, { in: tx } = {}) => await writeAuditEntry(tx ?? database, world, entry),
  };
}
