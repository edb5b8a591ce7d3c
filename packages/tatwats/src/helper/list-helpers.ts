import type { Database } from "../database/database.ts";
import { isoTime } from "../database/iso-time.ts";
import { addHistograms, percentileOf, roundMs } from "../health/histogram.ts";
import { type EdgeCounts, errorRateOf, readEdgeCounts } from "../health/read-edges.ts";
import { countDead, type MailboxSize, readMailboxes } from "../health/read-mailboxes.ts";
import { lastMinutes } from "../health/read-overview.ts";
import type { HealthVerdict } from "./define-helper.ts";
import { leaseMs } from "./process-record.ts";

export interface InstanceSummary {
  id: string;
  version: string;
  host: string;
  pid: number;
  role: string;
  /** As it said itself with its last heartbeat. */
  state: string;
  startedAt: string;
  heartbeatAt: string;
  /** The revision of the settings that it works with, and since when; null before its first heartbeat. */
  settingsRevision: number | null;
  settingsAt: string | null;
  /** What the helper's own health function last said there. */
  health: (HealthVerdict & { at: string }) | null;
  /** Of its process: a share of one core, and bytes. */
  cpu: number | null;
  memoryBytes: number | null;
}

export interface HelperSummary {
  name: string;
  version: string;
  purpose: string;
  /** `failing` while an instance's last attempts all failed; `stopped` without an instance. */
  state: "running" | "paused" | "draining" | "failing" | "stopped";
  /** What an operator wants of it, and who, why and since when. */
  desired: { state: "running" | "paused" | "draining"; by: string; reason: string; at: string };
  /** An operator's; null for what the definition says. */
  limits: { concurrency: number | null; mailboxLimit: number | null };
  versions: string[];
  instances: InstanceSummary[];
  /** Handled in the last quarter of an hour, for each minute. */
  handledPerMinute: number;
  /** Failed attempts ÷ attempts of the last quarter of an hour, 0 to 1. */
  errorRate: number;
  /** In ms, over the last quarter of an hour; null where nothing was handled. */
  waitP95Ms: number | null;
  handleP95Ms: number | null;
  /** All that is open in its mailbox, and how many of these an operator keeps back. */
  backlog: number;
  held: number;
  /** In ms; 0 where nothing is due. */
  oldestWaitingMs: number;
  deadLetters: number;
  settings: { revision: number; values: Record<string, unknown> } | null;
  contracts: { accepts: Record<string, unknown>; emits: Record<string, unknown>; settings: unknown };
}

type Row = Pick<HelperSummary, "name" | "version" | "purpose" | "desired" | "limits" | "instances" | "settings" | "contracts">;

const recentMinutes = 15;

/** Every helper the database knows of, or the one of this name. */
export async function listHelpers(db: Database, name?: string): Promise<HelperSummary[]> {
  const { rows } = await db.query<Row>(
    `select h.name, h.version, h.purpose, h.contracts,
       jsonb_build_object('state', h.desired, 'by', h.desired_by, 'reason', h.desired_reason, 'at', ${isoTime("h.desired_at")}) as desired,
       jsonb_build_object('concurrency', h.concurrency, 'mailboxLimit', h.mailbox_limit) as limits,
       (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'version', i.version, 'host', p.host, 'pid', p.pid, 'role', p.role, 'state', i.state,
          'startedAt', ${isoTime("i.started_at")}, 'heartbeatAt', ${isoTime("p.heartbeat_at")}, 'settingsRevision', i.settings_revision,
          'settingsAt', ${isoTime("i.settings_at")}, 'health', i.health, 'cpu', p.figures -> 'cpu', 'memoryBytes', p.figures -> 'memoryBytes')
          order by i.started_at), '[]'::jsonb)
        from tatwats.instance i join tatwats.process p on p.id = i.process_id
        where i.helper = h.name and i.stopped_at is null
          and p.heartbeat_at > clock_timestamp() - make_interval(secs => $2::float8 / 1000)) as instances,
       (select jsonb_build_object('revision', s.revision, 'values', s.settings) from tatwats.setting_revision s
        where s.helper = h.name order by s.revision desc limit 1) as settings
     from tatwats.helper h
     where $1::text is null or h.name = $1
     order by h.name`,
    [name ?? null, leaseMs],
  );
  const edges = await readEdgeCounts(db, await lastMinutes(db, recentMinutes), name);
  const mailboxes = await readMailboxes(db);
  const dead = await countDead(db);
  return rows.map((row) => ({
    ...row,
    state: stateOf(row),
    versions: [...new Set(row.instances.map((instance) => instance.version))],
    ...loadOf(edges.filter(({ recipient }) => recipient === row.name)),
    ...openOf(mailboxes.filter(({ recipient }) => recipient === row.name)),
    deadLetters: dead.get(row.name) ?? 0,
  }));
}

function stateOf({ desired, instances }: Row): HelperSummary["state"] {
  if (instances.length === 0) return "stopped";
  if (desired.state !== "running") return desired.state;
  return instances.some(({ state }) => state === "failing") ? "failing" : "running";
}

function loadOf(edges: readonly EdgeCounts[]) {
  const handled = edges.reduce((sum, edge) => sum + edge.handled, 0);
  const failed = edges.reduce((sum, edge) => sum + edge.failed, 0);
  const p95 = (what: "wait" | "handle") =>
    roundMs(
      percentileOf(
        edges.reduce<readonly number[]>((total, edge) => addHistograms(total, edge[what]), []),
        0.95,
      ),
    );
  return {
    handledPerMinute: Math.round((handled / recentMinutes) * 100) / 100,
    errorRate: errorRateOf({ handled, failed }),
    waitP95Ms: p95("wait"),
    handleP95Ms: p95("handle"),
  };
}

function openOf(mailboxes: readonly MailboxSize[]) {
  return {
    backlog: mailboxes.reduce((sum, { open }) => sum + open, 0),
    held: mailboxes.reduce((sum, { held }) => sum + held, 0),
    oldestWaitingMs: Math.max(0, ...mailboxes.map(({ oldestWaitingMs }) => oldestWaitingMs)),
  };
}
