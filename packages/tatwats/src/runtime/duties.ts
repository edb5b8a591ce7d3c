import { keepAuditPartitions } from "../audit/audit-partitions.ts";
import type { BatchRunner } from "../batch/run-batches.ts";
import { forgetNames } from "../database/forget-names.ts";
import { dropOldFigures } from "../health/drop-old-figures.ts";
import type { EdgeLedger } from "../health/edge-ledger.ts";
import { lookEveryMs, recordStatus } from "../health/record-status.ts";
import { watchIncidents } from "../health/watch-incidents.ts";
import { dropOldLines } from "../helper/helper-log.ts";
import { keepPartitions } from "../mediator/partitions.ts";
import { settleHeld } from "../mediator/steer-route.ts";
import { takeOver } from "../mediator/take-over.ts";
import type { Workshop } from "../mediator/workshop.ts";
import { runSchedules } from "../schedule/run-schedules.ts";
import { cancelOverdue } from "../task/steer-task.ts";
import { advanceStalled } from "../workflow/advance-workflow.ts";
import type { Crew } from "./crew.ts";
import { lookOut } from "./look-out.ts";
import type { Sealer } from "./sealer.ts";

/** Something that a process does again and again. */
export interface Duty {
  everyMs: number;
  what: string;
  work(): Promise<unknown>;
}

const hour = 60 * 60 * 1_000;

/** Of every process, also those that only send. */
export function everyProcessesDuties(
  { database, world }: Workshop,
  { ledger, batches, readRules }: { ledger: EdgeLedger; batches: BatchRunner; readRules(): Promise<void> },
): Duty[] {
  return [
    { everyMs: 2_000, what: "add up what was sent and handled", work: async () => await ledger.flush(database) },
    { everyMs: lookEveryMs, what: "record how things are, and judge it", work: async () => await lookAndJudge(database, world) },
    { everyMs: 5_000, what: "carry on batches that nobody works at", work: async () => await batches.takeUp() },
    // They are told of changes; this is for the word that was lost.
    { everyMs: 10_000, what: "read what operators want", work: readRules },
  ];
}

/** One after the other: what is amiss is an incident after the least time, whatever the two would have waited for each other. */
async function lookAndJudge(database: Workshop["database"], world: Workshop["world"]): Promise<void> {
  await recordStatus(database);
  await watchIncidents(database, world);
}

/** Of processes that run helpers. Several of them do each other no harm. */
export function helperProcessesDuties(workshop: Workshop, crew: Crew, sealer: Sealer): Duty[] {
  const { database, world } = workshop;
  return [
    { everyMs: 1_000, what: "do what is to be done now", work: async () => await doWhatIsDue(workshop, crew, sealer) },
    { everyMs: 5_000, what: "take over what nobody has in hand", work: async () => await takeOver(workshop, crew.living()) },
    { everyMs: 5_000, what: "advance workflows", work: async () => await advanceStalled(workshop, database) },
    { everyMs: 10_000, what: "ask the helpers how they are", work: async () => await crew.feel() },
    { everyMs: hour, what: "make the journal's partitions", work: async () => await keepPartitions(database) },
    { everyMs: hour, what: "drop old lines of helpers' logs", work: async () => await dropOldLines(database) },
    { everyMs: hour, what: "forget names that were used once", work: async () => await forgetNames(database) },
    { everyMs: hour, what: "drop old figures", work: async () => await dropOldFigures(database) },
    { everyMs: hour, what: "make the audit log's partitions", work: async () => await keepAuditPartitions(database, world.now()) },
  ];
}

async function doWhatIsDue(workshop: Workshop, crew: Crew, sealer: Sealer): Promise<void> {
  const { database, world, helpers, log } = workshop;
  const outlook = await lookOut(
    database,
    helpers.map(({ name }) => name),
  );
  for (const helper of outlook.due) crew.wake(helper);
  const todo: [boolean, string, () => Promise<unknown>][] = [
    [outlook.lost, "take over what dead processes left", async () => await takeOver(workshop, crew.living())],
    [outlook.unsealed, "seal the audit log", sealer.seal],
    [outlook.schedules, "run schedules", async () => await runSchedules(workshop)],
    [outlook.held, "hold and let go by the routes", async () => await settleHeld(database)],
    [outlook.overdue, "cancel what is overdue", async () => await cancelOverdue(database, world)],
  ];
  for (const [due, what, work] of todo) {
    // One that cannot be done keeps no other from being done.
    if (due) await work().catch((error: unknown) => log.warn({ error }, `could not ${what}; trying again`));
  }
}
