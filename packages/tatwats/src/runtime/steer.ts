import { retainAudit } from "../audit/retain-audit.ts";
import { writeDeed } from "../audit/write-deed.ts";
import type { BatchRunner } from "../batch/run-batches.ts";
import { TatwatsError } from "../errors.ts";
import { acknowledgeIncident, endSilence, silence } from "../health/steer-incident.ts";
import { limitHelper, steerHelper } from "../helper/steer-helper.ts";
import type { Steering } from "../interfaces.ts";
import { dropOldJournal } from "../mediator/partitions.ts";
import { redriveEdited } from "../mediator/redrive-edited.ts";
import { discardDead, redriveDead } from "../mediator/redrive.ts";
import { sendByHand } from "../mediator/send-by-hand.ts";
import { steerRoute } from "../mediator/steer-route.ts";
import type { Workshop } from "../mediator/workshop.ts";
import { pauseSchedule, runScheduleNow } from "../schedule/steer-schedule.ts";
import { rollBackSettings, saveSettings } from "../settings/save-settings.ts";
import { startWorkflowByHand } from "../task/start-task.ts";
import { cancelTask, retryTask } from "../task/steer-task.ts";
import type { Sealer } from "./sealer.ts";
import type { Steer } from "./tatwats.ts";

/**
 * What operators do, bound to one process's tools.
 *
 * @param obey makes this process act at once by what has just been changed; the others hear of it
 */
export function createSteer(
  workshop: Workshop,
  { application, sealer, batches, obey }: { application: string; sealer: Sealer; batches: BatchRunner; obey(): Promise<void> },
): Steer {
  const { database, world, helpers } = workshop;
  const helperOf = (name: string) => {
    const helper = helpers.find((one) => one.name === name);
    if (!helper) throw new TatwatsError("unknown-helper", `There is no helper ${name}.`);
    return helper;
  };
  return {
    async helper(name, command, steering) {
      await steerHelper(database, world, name, command, steering);
      await obey();
    },
    async limits(name, limits, steering) {
      await limitHelper(database, world, name, limits, steering);
      await obey();
    },
    async settings(name, change, steering) {
      const revision = await saveSettings(database, world, helperOf(name), change, steering);
      await obey();
      return revision;
    },
    async rollBack(name, change, steering) {
      const revision = await rollBackSettings(database, world, helperOf(name), change, steering);
      await obey();
      return revision;
    },
    async route(route, rules, steering) {
      await steerRoute(database, world, route, rules, steering);
      await obey();
    },
    redrive: async (filter, steering, onProgress) => await redriveDead(workshop, filter, steering, onProgress),
    redriveEdited: async (letter, payload, steering) => await redriveEdited(workshop, letter, payload, steering),
    startBatch: async (order, steering) => await batches.start(order, steering),
    discard: async (filter, steering) => await discardDead(workshop, filter, steering),
    send: async (letter, steering) => await sendByHand(workshop, application, letter, steering),
    startWorkflow: async (name, input, steering) => await startWorkflowByHand(workshop, name, input, steering),
    acknowledgeIncident: async (id, steering) => await acknowledgeIncident(database, world, id, steering),
    silence: async (order, steering) => await silence(database, world, order, steering),
    endSilence: async (id, steering) => await endSilence(database, world, id, steering),
    retain: async (keepDays, steering) => await retain(workshop, sealer, keepDays, steering),
    cancelTask: async (taskId, steering) => await cancelTask(database, world, taskId, steering),
    retryTask: async (taskId, steering) => await retryTask(workshop, taskId, steering),
    runSchedule: async (schedule, steering) => await runScheduleNow(workshop, schedule, steering),
    pauseSchedule: async (schedule, paused, steering) => await pauseSchedule(workshop, schedule, paused, steering),
  };
}

async function retain({ database, world }: Workshop, sealer: Sealer, keepDays: { journal?: number; audit?: number }, steering: Steering) {
  for (const days of [keepDays.journal, keepDays.audit]) {
    if (days !== undefined && !(Number.isInteger(days) && days >= 1))
      throw new TatwatsError("refused", "Days to keep are whole, and at least 1.");
  }
  const { journal } = keepDays;
  const journalDays =
    journal === undefined
      ? []
      : await database.transaction(async (tx) => {
          const dropped = await dropOldJournal(tx, journal);
          const detail = { keepDays: journal, dropped };
          if (dropped.length > 0) await writeDeed(tx, world, steering, { action: "journal.retained", detail });
          return dropped;
        });
  const audit =
    keepDays.audit === undefined
      ? undefined
      : await retainAudit(database, world, { keepDays: keepDays.audit, actor: steering.by, key: sealer.key() });
  return { journalDays, auditMonths: audit?.months ?? [] };
}
