import type { Database } from "../database/database.ts";
import { isoTime } from "../database/iso-time.ts";
import { leaseMs } from "./process-record.ts";

export interface HelperSummary {
  name: string;
  version: string;
  purpose: string;
  state: "running" | "stopped" | "failing";
  versions: string[];
  instances: { id: string; version: string; host: string; pid: number; state: string; startedAt: string; heartbeatAt: string }[];
  /** Handled in the last quarter of an hour, for each minute. */
  handledPerMinute: number;
  /** Failed attempts ÷ attempts of the last quarter of an hour, 0 to 1. */
  errorRate: number;
  waitP95Ms: number | null;
  handleP95Ms: number | null;
  backlog: number;
  deadLetters: number;
  settings: { revision: number; values: Record<string, unknown> } | null;
  contracts: { accepts: Record<string, unknown>; emits: Record<string, unknown>; settings: unknown };
}

interface Row {
  name: string;
  version: string;
  purpose: string;
  contracts: HelperSummary["contracts"];
  instances: HelperSummary["instances"];
  attempts: number;
  handled: number;
  failed: number;
  wait_p95: number | null;
  handle_p95: number | null;
  backlog: number;
  dead: number;
  settings: HelperSummary["settings"];
  last_outcomes: string[];
}

/** Every helper the database knows of, or the one of this name. */
export async function listHelpers(db: Database, name?: string): Promise<HelperSummary[]> {
  const { rows } = await db.query<Row>(
    `select h.name, h.version, h.purpose, h.contracts,
       (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'version', i.version, 'host', p.host, 'pid', p.pid, 'state', i.state,
          'startedAt', ${isoTime("i.started_at")}, 'heartbeatAt', ${isoTime("p.heartbeat_at")}) order by i.started_at), '[]'::jsonb)
        from tatwats.instance i join tatwats.process p on p.id = i.process_id
        where i.helper = h.name and i.stopped_at is null
          and p.heartbeat_at > clock_timestamp() - make_interval(secs => $2::float8 / 1000)) as instances,
       r.attempts, r.handled, r.failed, r.wait_p95, r.handle_p95,
       (select count(*)::int from tatwats.every_delivery d where d.recipient = h.name and d.state in ('waiting', 'held', 'active')) as backlog,
       (select count(*)::int from tatwats.every_delivery d where d.recipient = h.name and d.state = 'dead') as dead,
       (select jsonb_build_object('revision', s.revision, 'values', s.settings) from tatwats.setting_revision s
        where s.helper = h.name order by s.revision desc limit 1) as settings,
       array(select a.outcome from tatwats.every_delivery d join tatwats.every_attempt a using (message_id, recipient)
             where d.recipient = h.name and a.outcome is not null and a.ended_at > now() - interval '1 hour'
             order by a.ended_at desc limit 3) as last_outcomes
     from tatwats.helper h
     cross join lateral (
       select count(*)::int as attempts, (count(*) filter (where a.outcome = 'handled'))::int as handled,
         (count(*) filter (where a.outcome not in ('handled', 'expired')))::int as failed,
         percentile_cont(0.95) within group (order by extract(epoch from a.started_at - m.due_at) * 1000) filter (where a.number = 1) as wait_p95,
         percentile_cont(0.95) within group (order by extract(epoch from a.ended_at - a.started_at) * 1000) as handle_p95
       from tatwats.every_delivery d join tatwats.every_attempt a using (message_id, recipient) join tatwats.message m on m.id = d.message_id
       where d.recipient = h.name and a.ended_at > now() - interval '15 minutes'
     ) r
     where $1::text is null or h.name = $1
     order by h.name`,
    [name, leaseMs],
  );
  return rows.map(summaryOf);
}

function summaryOf(row: Row): HelperSummary {
  return {
    name: row.name,
    version: row.version,
    purpose: row.purpose,
    state: stateOf(row),
    versions: [...new Set(row.instances.map((instance) => instance.version))],
    instances: row.instances,
    handledPerMinute: Math.round((row.handled / 15) * 100) / 100,
    errorRate: row.attempts === 0 ? 0 : row.failed / row.attempts,
    waitP95Ms: row.wait_p95 === null ? null : Math.max(0, Math.round(row.wait_p95)),
    handleP95Ms: row.handle_p95 === null ? null : Math.round(row.handle_p95),
    backlog: row.backlog,
    deadLetters: row.dead,
    settings: row.settings,
    contracts: row.contracts,
  };
}

function stateOf(row: Row): HelperSummary["state"] {
  if (row.instances.length === 0) return "stopped";
  const failing = row.last_outcomes.length === 3 && row.last_outcomes.every((outcome) => outcome !== "handled" && outcome !== "expired");
  return failing ? "failing" : "running";
}
