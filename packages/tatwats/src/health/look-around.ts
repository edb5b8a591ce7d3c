import type { Database } from "../database/database.ts";
import { leaseMs } from "../helper/process-record.ts";
import { type Component, judgeHelper, judgeWhole, waitingWords } from "./component-status.ts";

interface SightRow {
  name: string;
  instances: number;
  last_outcomes: string[];
  waiting: number;
  oldest_waiting_seconds: number;
}

/** Looks at every component as it is now, the whole first under the name `system`. */
export async function lookAround(db: Database): Promise<Component[]> {
  const [helpers, roles] = [await readSights(db), await readRoles(db)];
  const judged = helpers.map((row) =>
    judgeHelper({
      name: row.name,
      instances: row.instances,
      lastOutcomes: row.last_outcomes,
      waiting: row.waiting,
      oldestWaitingSeconds: row.oldest_waiting_seconds,
    }),
  );
  const components: Component[] = [
    { name: "database", status: "operational", reason: "Answers." },
    judgeMediator(helpers),
    ...roles,
    ...judged,
  ];
  return [{ name: "system", status: judgeWhole(components), reason: "" }, ...components];
}

async function readSights(db: Database): Promise<SightRow[]> {
  const { rows } = await db.query<SightRow>(
    `select h.name,
       (select count(*)::int from tatwats.instance i join tatwats.process p on p.id = i.process_id
        where i.helper = h.name and i.stopped_at is null
          and p.heartbeat_at > clock_timestamp() - make_interval(secs => $1::float8 / 1000)) as instances,
       array(select a.outcome from tatwats.every_delivery d join tatwats.every_attempt a using (message_id, recipient)
             where d.recipient = h.name and a.outcome is not null and a.ended_at > now() - interval '1 hour'
             order by a.ended_at desc limit 3) as last_outcomes,
       (select count(*)::int from tatwats.every_delivery d where d.recipient = h.name and d.state in ('waiting', 'held', 'active')) as waiting,
       coalesce((select extract(epoch from clock_timestamp() - min(d.due_at))::float8 from tatwats.every_delivery d
                 where d.recipient = h.name and d.state = 'waiting' and d.due_at < clock_timestamp()), 0) as oldest_waiting_seconds
     from tatwats.helper h
     where exists (select 1 from tatwats.instance i join tatwats.process p on p.id = i.process_id
                   where i.helper = h.name and p.heartbeat_at > now() - interval '30 days')
     order by h.name`,
    [leaseMs],
  );
  return rows;
}

/** The mediator is the way between all helpers: down when none of them could be reached. */
function judgeMediator(helpers: SightRow[]): Component {
  const reachable = helpers.filter((helper) => helper.instances > 0).length;
  const waiting = helpers.reduce((sum, helper) => sum + helper.waiting, 0);
  if (helpers.length > 0 && reachable === 0) {
    return { name: "the_mediator", status: "degraded", reason: `No helper runs; ${waitingWords(waiting)}.` };
  }
  return { name: "the_mediator", status: "operational", reason: `${waiting} waiting for ${reachable} helpers.` };
}

async function readRoles(db: Database): Promise<Component[]> {
  const { rows } = await db.query<{ role: string; alive: number }>(
    `select role, (count(*) filter (where stopped_at is null and heartbeat_at > clock_timestamp() - make_interval(secs => $1::float8 / 1000)))::int as alive
     from tatwats.process where heartbeat_at > now() - interval '30 days' group by role order by role desc`,
    [leaseMs],
  );
  return rows.map(({ role, alive }) =>
    alive > 0
      ? { name: role, status: "operational", reason: `${alive} ${alive === 1 ? "process" : "processes"} running.` }
      : { name: role, status: "down", reason: "No process is running." },
  );
}
