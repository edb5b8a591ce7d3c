import { keepAuditPartitions } from "../audit/audit-partitions.ts";
import { readAuditTrust } from "../audit/seal-witness.ts";
import { verifyAudit } from "../audit/verify-audit.ts";
import { writeAuditEntry } from "../audit/write-entry.ts";
import { createBatchRunner } from "../batch/run-batches.ts";
import { fromPgPool } from "../database/node-postgres.ts";
import { channels } from "../database/notices.ts";
import { createEdgeLedger } from "../health/edge-ledger.ts";
import { poolFigures } from "../health/pool-figures.ts";
import { type AnyHelper, defaultConcurrency, defaultMailboxLimit } from "../helper/define-helper.ts";
import { createHelperLog } from "../helper/helper-log.ts";
import { measureProcess } from "../helper/measure-process.ts";
import { beat, endProcesses, type ProcessFigures, registerProcess } from "../helper/process-record.ts";
import { readLimits } from "../helper/read-limits.ts";
import { registerHelpers } from "../helper/register-helpers.ts";
import { createVersionTable } from "../helper/version-table.ts";
import type { Draft } from "../mediator/draft.ts";
import { createGroupSender } from "../mediator/group-sender.ts";
import { writeLetter } from "../mediator/letter.ts";
import { createMailboxGauge } from "../mediator/mailbox-gauge.ts";
import { keepPartitions } from "../mediator/partitions.ts";
import { createAnswerDesk } from "../mediator/replies.ts";
import { createRouteTable } from "../mediator/route-table.ts";
import { postLetters } from "../mediator/send-message.ts";
import { takeOver } from "../mediator/take-over.ts";
import type { Workshop } from "../mediator/workshop.ts";
import { registerSchedules } from "../schedule/run-schedules.ts";
import { registerSettings } from "../settings/current-settings.ts";
import { startNamedWorkflow, startTask } from "../task/start-task.ts";
import { createMetrics } from "../telemetry/metrics.ts";
import { tracedSending } from "../telemetry/spans.ts";
import { workflowTable } from "../workflow/workflow-table.ts";
import { createCrew } from "./crew.ts";
import { type Duty, everyProcessesDuties, helperProcessesDuties } from "./duties.ts";
import { every } from "./every.ts";
import { openLink } from "./link.ts";
import { createSealer } from "./sealer.ts";
import { createSteer } from "./steer.ts";
import { createTaskWatch } from "./task-watch.ts";
import type { SendOptions, Tatwats, TatwatsOptions } from "./tatwats.ts";
import { waitForRoom } from "./wait-for-room.ts";
import { watchStall } from "./watch-stall.ts";
import { realWorld } from "./world.ts";

const connectionsBeside = 8;
const beatEveryMs = 3_000;
const askWithinMs = 30_000;
const waitForRoomMs = 30_000;
const stalledAfterMs = 20_000;

/** Makes one process's part in TATWATS: it sends, and with `runHelpers` it handles. Nothing happens before `start`. */
export function createTatwats<const Helpers extends readonly AnyHelper[]>(options: TatwatsOptions<Helpers>): Tatwats<Helpers> {
  const { helpers } = options;
  const world = options.world ?? realWorld;
  const connections = `tatwats ${world.newId()}`;
  const link = openLink({
    connectionString: options.connectionString,
    name: connections,
    max: connectionsOf(options),
    channels: Object.values(channels),
    onNotice,
    log: options.log,
  });
  const database = fromPgPool(link.pool);
  const helperLog = createHelperLog(database, world, options.log);
  const log = helperLog.about;
  const limits = new Map<string, number>();
  const tasks = createTaskWatch();
  const answers = createAnswerDesk(database);
  const ledger = createEdgeLedger();
  const workshop: Workshop = {
    database,
    helpers,
    world,
    log,
    helperLog,
    routes: createRouteTable(),
    versions: createVersionTable(),
    gauge: createMailboxGauge(
      (name) => limits.get(name) ?? helpers.find((helper) => helper.name === name)?.mailboxLimit ?? defaultMailboxLimit,
    ),
    workflows: workflowTable(options.workflows ?? []),
    count: ledger.countEnded,
    noteSent: ledger.countSent,
    watchTask: (taskId, abort) => tasks.watch(taskId, abort),
    hands: { most: Math.max(1, connectionsOf(options) - connectionsBeside), taken: 0 },
  };
  const sealer = createSealer(database, world, options.keyFolder, options.onSeal);
  const batches = createBatchRunner(workshop);
  const group = createGroupSender(database, workshop);
  const meter = measureProcess();
  const running: { stop(): Promise<void> | void }[] = [];
  let processId = "";
  let stopping = false;
  let figures: ProcessFigures = {};
  const crew = createCrew(workshop, options.runHelpers ? helpers : [], () => processId);

  /** A hurry-up; all of it is looked for without a word too. */
  function onNotice(channel: string | undefined, payload: string | undefined): void {
    if (channel === channels.wake || channel === undefined) crew.wake(payload);
    if (channel === channels.answer || channel === undefined) answers.look(payload);
    if (channel !== channels.control && channel !== undefined) return;
    const [word, taskId] = payload?.split(" ") ?? [];
    if (word === "cancel" && taskId) tasks.cancel(taskId);
    else void obeyAndSaySo().catch((error: unknown) => log.warn({ error }, "could not read what operators want"));
  }

  /** Whoever changed something waits to see it apply: it is told at once, not with the next heartbeat. */
  async function obeyAndSaySo(): Promise<void> {
    await readRules();
    if (!stopping && processId !== "") await beat(database, processId, figures, crew.beats());
  }

  async function readRules(): Promise<void> {
    if (stopping) return;
    await workshop.routes.read(database);
    await readLimits(database, helpers, limits);
    await crew.follow();
  }

  async function start(): Promise<void> {
    // Before the first handler: it may be the one that never comes back.
    if (options.runHelpers) running.push(await watchStall(options.stalledAfterMs ?? stalledAfterMs, log));
    // A key that cannot be read is told now, not when the first entry should be sealed.
    if (options.runHelpers) sealer.key();
    await registerHelpers(database, helpers);
    await registerSettings(database, helpers);
    await workshop.versions.read(database, helpers);
    await keepPartitions(database);
    await keepAuditPartitions(database, world.now());
    processId = await registerProcess(database, world, options.role, connections);
    if (options.runHelpers) {
      await registerSchedules(database, helpers);
      await takeOver(workshop, []);
    }
    await readRules();
    // Getting ready keeps nobody waiting.
    meter.forgetDelay();
    await heartbeat();
    link.start();
    const duties: Duty[] = [
      ...everyProcessesDuties(workshop, { ledger, batches, readRules }),
      ...(options.runHelpers ? helperProcessesDuties(workshop, crew, sealer) : []),
      { everyMs: beatEveryMs, what: "send a heartbeat", work: heartbeat },
    ];
    for (const { everyMs, what, work } of duties) running.push(every(everyMs, what, work, log));
  }

  /** A process that was declared dead while it hung comes back under a new name: its old claims are gone. */
  async function heartbeat(): Promise<void> {
    figures = { ...meter.read(), ...poolFigures(link.pool), ...options.figures?.() };
    if (await beat(database, processId, figures, crew.beats())) return;
    log.warn({}, "was declared dead after a silence; registering anew");
    await crew.drain(0);
    processId = await registerProcess(database, world, options.role, connections);
    await crew.follow();
    // What was measured so far is the silence; the next heartbeat tells of what comes after it.
    meter.forgetDelay();
    figures = {};
  }

  async function stop(withinMs = 5_000): Promise<void> {
    stopping = true;
    await crew.close(withinMs);
    tasks.abortAll();
    await Promise.all(running.map(async (part) => await part.stop()));
    await batches.stop();
    meter.stop();
    // Never at any price: a database that is away has the figures of the last seconds less.
    await ledger.flush(database).catch(() => {});
    await helperLog.stop();
    if (processId !== "") await endProcesses(database, [processId], "stopped").catch(() => {});
    await link.stop();
  }

  async function send(recipient: string | null, type: string, payload: unknown, sendOptions: SendOptions = {}): Promise<string> {
    const { in: tx, task, whenFull, waitMs = waitForRoomMs, ...travel } = sendOptions;
    const draft: Draft = { ...travel, type, sender: options.application, recipient, payload };
    if (task) Object.assign(draft, { conversationId: task.conversationId, taskId: task.id });
    return await tracedSending(type, recipient, async () => {
      const letter = writeLetter(draft, workshop);
      if (tx) return (await postLetters(tx, [letter], workshop))[0]!;
      return whenFull === "wait" ? await waitForRoom(waitMs, async () => await group.send(letter)) : await group.send(letter);
    });
  }

  async function ask(
    recipient: string,
    type: string,
    payload: unknown,
    { withinMs = askWithinMs, ...travel }: SendOptions & { withinMs?: number } = {},
  ) {
    const id = await send(recipient, type, payload, { ...travel, expiresInMs: withinMs });
    return await answers.wait({ id, type, recipient }, withinMs);
  }

  const tatwats: Tatwats = {
    database,
    helpers,
    workflows: options.workflows ?? [],
    world,
    start,
    stop,
    send,
    publish: async (type: string, payload: unknown, sendOptions) => await send(null, type, payload, sendOptions),
    ask: ask as Tatwats["ask"],
    startTask: async (task, { in: tx } = {}) =>
      tx ? await startTask(tx, world, task) : await database.transaction(async (own) => await startTask(own, world, task)),
    startWorkflow: async ({ name }, input, { in: tx, ...start_ }) => {
      const begin = async (db: NonNullable<typeof tx>) => await startNamedWorkflow(workshop, db, name, input, start_);
      return tx ? await begin(tx) : await database.transaction(begin);
    },
    audit: async (entry, { in: tx } = {}) => await writeAuditEntry(tx ?? database, world, entry),
    verifyAudit: async (verifyOptions) => await verifyAudit(database, { ...readAuditTrust(options.keyFolder), ...verifyOptions }),
    steer: createSteer(workshop, { application: options.application, sealer, batches, obey: readRules }),
    metrics: createMetrics({ database, ledger, figures: () => figures }),
  };
  return tatwats as unknown as Tatwats<Helpers>;
}

/** Handlers hold a connection each; heartbeats, claims and settling must never wait for them. */
function connectionsOf({ helpers, runHelpers, maxConnections }: TatwatsOptions<readonly AnyHelper[]>): number {
  const hands = runHelpers ? helpers.reduce((sum, helper) => sum + (helper.concurrency ?? defaultConcurrency), 0) : 0;
  return maxConnections ?? hands + connectionsBeside;
}
