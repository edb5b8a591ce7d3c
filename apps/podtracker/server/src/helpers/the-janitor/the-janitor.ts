import { type Database, defineHelper, dropOldJournal, droppableDays, type HandlerContext, type HealthVerdict } from "tatwats";
import { z } from "zod";
import { recordOf, sweepBatch, sweeps, type SweepType } from "./sweep.ts";

const hourMs = 60 * 60 * 1_000;
const dayMs = 24 * hourMs;

const days = (least: number, most: number, standard: number, what: string) =>
  z.number().int().min(least).max(most).default(standard).describe(what);

const settings = z.object({
  dryRun: z.boolean().default(false).describe("Only count what would be removed, and put that on record; nothing is removed"),
  batchSize: z
    .number()
    .int()
    .min(10)
    .max(10_000)
    .default(1_000)
    .describe("Rows that one message removes at most; the rest follows in the next"),
  inviteDays: days(1, 3_650, 30, "Days that an invite stays after it expired, was revoked, or (used up) was made"),
  sessionDays: days(0, 3_650, 7, "Days that a session stays after it expired"),
  verificationDays: days(0, 3_650, 7, "Days that a verification stays after it expired"),
  idempotencyKeyHours: z
    .number()
    .int()
    .min(24)
    .max(8_760)
    .default(48)
    .describe("Hours that the answer to an Idempotency-Key stays; it is good for 24"),
  rateLimitHours: z.number().int().min(1).max(8_760).default(24).describe("Hours that a request counter stays after its last request"),
  notificationDays: days(0, 3_650, 0, "Days that a notification stays beyond what the_herald keeps it for"),
  attachmentHours: z
    .number()
    .int()
    .min(1)
    .max(8_760)
    .default(1)
    .describe("Hours that a long realtime payload stays on its way between processes"),
  probeDays: days(1, 3_650, 14, "Days that results of the_operator's probes stay"),
  journalDays: days(7, 3_650, 90, "Days of which messages, deliveries and attempts stay; days with open deliveries stay longer"),
  lateAfterDays: days(1, 365, 3, "Days after which something that should be gone makes health degraded"),
});
type Settings = z.output<typeof settings>;

/** How long each stays, in ms. */
const age: Record<SweepType, (settings: Settings) => number> = {
  "invites.sweep": ({ inviteDays }) => inviteDays * dayMs,
  "sessions.sweep": ({ sessionDays }) => sessionDays * dayMs,
  "verifications.sweep": ({ verificationDays }) => verificationDays * dayMs,
  "idempotency-keys.sweep": ({ idempotencyKeyHours }) => idempotencyKeyHours * hourMs,
  "rate-limits.sweep": ({ rateLimitHours }) => rateLimitHours * hourMs,
  "notifications.sweep": ({ notificationDays }) => notificationDays * dayMs,
  "attachments.sweep": ({ attachmentHours }) => attachmentHours * hourMs,
  "probes.sweep": ({ probeDays }) => probeDays * dayMs,
};

/** The command to sweep; what is swept is the message's type. */
const Sweep = z.object({});
const emits = Object.fromEntries(Object.keys(sweeps).map((type) => [type, Sweep])) as Record<SweepType, typeof Sweep>;

type Context = HandlerContext<Settings, typeof emits>;

function sweeping(type: SweepType) {
  return {
    payload: Sweep,
    subscribe: false,
    // A sweep and the rest of it, one after the other.
    key: () => type,
    handle: async (_message: unknown, context: Context) => {
      const { batchSize, dryRun } = context.settings;
      const before = new Date(context.now().getTime() - age[type](context.settings));
      if (await sweepBatch(context, type, { batchSize, dryRun, before })) await context.send("the_janitor", type, {});
    },
  };
}

/** Takes away what nobody needs any more, in batches, each kind by itself. */
export const theJanitor = defineHelper({
  name: "the_janitor",
  version: "1.0.0",
  purpose: "Removes what is past its time: invites, sessions, keys, counters, notifications, probe results and the journal's old days.",
  settings,
  accepts: {
    "invites.sweep": sweeping("invites.sweep"),
    "sessions.sweep": sweeping("sessions.sweep"),
    "verifications.sweep": sweeping("verifications.sweep"),
    "idempotency-keys.sweep": sweeping("idempotency-keys.sweep"),
    "rate-limits.sweep": sweeping("rate-limits.sweep"),
    "notifications.sweep": sweeping("notifications.sweep"),
    "attachments.sweep": sweeping("attachments.sweep"),
    "probes.sweep": sweeping("probes.sweep"),
    "journal.sweep": {
      payload: Sweep,
      subscribe: false,
      key: () => "journal.sweep",
      handle: async (_message, { db, settings: { dryRun, journalDays }, audit }) => {
        const dropped = await dropJournal(db, journalDays, dryRun);
        if (dropped.length === 0) return;
        const detail = { [dryRun ? "wouldRemove" : "removed"]: dropped.length, days: dropped.slice(0, 400) };
        await audit(recordOf("journal.sweep", "tatwats.message", detail));
      },
    },
  },
  emits,
  schedules: {
    invites: { cron: "0 2 * * *", send: "invites.sweep" },
    sessions: { cron: "5 2 * * *", send: "sessions.sweep" },
    verifications: { cron: "10 2 * * *", send: "verifications.sweep" },
    idempotencyKeys: { cron: "15 * * * *", send: "idempotency-keys.sweep" },
    rateLimits: { cron: "20 2 * * *", send: "rate-limits.sweep" },
    notifications: { cron: "25 2 * * *", send: "notifications.sweep" },
    attachments: { cron: "30 * * * *", send: "attachments.sweep" },
    probes: { cron: "35 2 * * *", send: "probes.sweep" },
    journal: { cron: "40 2 * * *", send: "journal.sweep" },
  },
  health: async ({ db, settings: inForce, now }) => await judgeLeftovers(db, inForce, now()),
});

/** Dropping a day locks the journal for a moment: who must wait long for that gives up, and is tried again. */
async function dropJournal(db: Database, keepDays: number, dryRun: boolean): Promise<string[]> {
  if (dryRun) return await droppableDays(db, keepDays);
  await db.query("set local lock_timeout = '3s'");
  return await dropOldJournal(db, keepDays);
}

/** Of each kind that has an index on its age: asked often. */
async function judgeLeftovers(db: Database, inForce: Settings, now: Date): Promise<HealthVerdict> {
  if (inForce.dryRun) return { status: "operational", reason: "A dry run: it counts, and removes nothing." };
  const types = [
    "invites.sweep",
    "sessions.sweep",
    "verifications.sweep",
    "idempotency-keys.sweep",
    "notifications.sweep",
    "probes.sweep",
  ] as const;
  const column = {
    pod_invite: "expires_at",
    session: "expires_at",
    verification: "expires_at",
    idempotency_key: "created_at",
    notification: "keep_until",
    probe_result: "at",
  };
  const checks = types.map((type, index) => {
    const { table } = sweeps[type];
    return `select '${table}' as name where exists (select 1 from ${table} where ${column[table]} < $${index + 1}::timestamptz)`;
  });
  const late = inForce.lateAfterDays * dayMs;
  const { rows } = await db.query<{ name: string }>(
    checks.join(" union all "),
    types.map((type) => new Date(now.getTime() - age[type](inForce) - late)),
  );
  if (rows.length === 0) return { status: "operational", reason: "Nothing is left that should be gone." };
  const names = rows.map(({ name }) => name).join(", ");
  return { status: "degraded", reason: `Rows that should be gone for ${inForce.lateAfterDays} days are still there: ${names}.` };
}
