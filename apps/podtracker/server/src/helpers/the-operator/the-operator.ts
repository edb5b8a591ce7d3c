import { type Database, defineHelper, type HealthVerdict } from "tatwats";
import { z } from "zod";
import { judge, keepFindings, lastResults, worse } from "./judge-probes.ts";
import { runProbes } from "./probes.ts";

const allProbes = ["database", "seals", "disk", "web", "mail"];
/** Probes run each minute; after so long without one something is wrong with that. */
const silentAfterMs = 5 * 60_000;

const settings = z.object({
  databaseSlowMs: z
    .number()
    .int()
    .min(1)
    .max(60_000)
    .default(500)
    .describe("Milliseconds for a round trip beyond which the database is slow"),
  diskLeastPercent: z
    .number()
    .min(0.1)
    .max(90)
    .default(5)
    .describe("Per cent of the data folder's disk that should be free; below a fifth of it the disk counts as down"),
  sealLateSeconds: z.number().int().min(5).max(86_400).default(60).describe("Seconds that an audit entry may wait for its seal"),
  webUrl: z
    .union([z.literal(""), z.url({ protocol: /^https?$/ })])
    .default("")
    .describe("Where the web process can be reached, such as http://localhost:3000; empty: it is not probed"),
  webSlowMs: z.number().int().min(1).max(60_000).default(2_000).describe("Milliseconds beyond which the web process is slow"),
  mailServer: z
    .string()
    .max(300)
    .regex(/^([\w.-]+|\[[\da-fA-F:]+\])?(:\d{1,5})?$/, "must be a host, or a host and a port")
    .refine((server) => server === "" || URL.canParse(`smtp://${server}`), "has a port that there is not")
    .default("")
    .describe("The mail server as host:port; empty: it is not probed"),
  badInARow: z.number().int().min(1).max(60).default(2).describe("Bad results in a row that make a probe's state bad"),
});

const ProbesDue = z.object({});

/** Looks at what the application stands on, each minute. */
export function createTheOperator({ dataDir }: { dataDir: string }) {
  const sinceMs = performance.now();
  return defineHelper({
    name: "the_operator",
    version: "1.0.0",
    purpose: "Probes the database, the disk, the audit log's seals, the web process and the mail server, and says when one changes.",
    settings,
    accepts: {
      "probes.due": {
        payload: ProbesDue,
        subscribe: false,
        key: () => "probes",
        handle: async ({ sentAt }, { db, settings: inForce, audit }) => {
          const findings = await runProbes(db, dataDir, inForce);
          await keepFindings(db, findings, sentAt);
          const names = findings.map(({ probe }) => probe);
          const results = await lastResults(db, names, inForce.badInARow + 1);
          for (const { probe, reason, value, unit } of findings) {
            const { now, before } = judge(
              (results.get(probe) ?? []).map(({ status }) => status),
              inForce.badInARow,
            );
            if (now === (before ?? "operational")) continue;
            const detail = { before: before ?? null, after: now, reason, value, unit };
            await audit({ action: "probe.changed", target: { kind: "probe", id: probe, name: probe }, detail });
          }
        },
      },
    },
    schedules: { everyMinute: { cron: "* * * * *", send: "probes.due", missed: "skip" } },
    health: async ({ db, settings: { badInARow }, now }) => {
      const lived = performance.now() - sinceMs;
      return await judgeWorst(db, badInARow, { now: now(), silentAfterMs: lived < silentAfterMs ? Infinity : silentAfterMs });
    },
  });
}

/** By the worst of the probes that ran of late; one that is no longer set up says nothing. */
async function judgeWorst(
  db: Database,
  badInARow: number,
  { now, silentAfterMs: silent }: { now: Date; silentAfterMs: number },
): Promise<HealthVerdict> {
  const results = await lastResults(db, allProbes, badInARow);
  const latest = Math.max(0, ...[...results.values()].map(([first]) => first!.at.getTime()));
  if (latest === 0) return { status: "operational", reason: "No probe has run yet." };
  if (now.getTime() - latest > silent) {
    return { status: "degraded", reason: `No probe has run since ${new Date(latest).toISOString()}.` };
  }
  const verdicts = [...results.values()]
    .filter(([first]) => first!.at.getTime() === latest)
    .map((some) => ({
      status: judge(
        some.map(({ status }) => status),
        badInARow,
      ).now,
      reason: some[0]!.reason,
    }));
  const worst = verdicts.reduce((one, other) => (worse(other.status, one.status) ? other : one));
  if (worst.status !== "operational") return worst;
  return { status: "operational", reason: `All ${verdicts.length} probes are well.` };
}
