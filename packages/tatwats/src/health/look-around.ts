import type { Database } from "../database/database.ts";
import { type Component, counted, type HelperSight, judgeHelper, judgeWhole, waitingWords } from "./component-status.ts";
import { type MailboxSize, readMailboxes } from "./read-mailboxes.ts";

/**
 * Whoever looks is told of a silence before its work is given to others: after two heartbeats and a
 * half, in ms. A page that looks every two seconds tells of a death within ten.
 */
const unheardAfterMs = 7_500;

/** Everything, as it is now. */
export interface Look {
  /** The whole first, under the name `system`. */
  components: Component[];
  helpers: HelperSight[];
  mailboxes: MailboxSize[];
}

export async function lookAround(db: Database): Promise<Look> {
  const mailboxes = await readMailboxes(db);
  const helpers = await readSights(db, mailboxes);
  const components: Component[] = [
    { name: "database", status: "operational", reason: "Answers." },
    judgeMediator(helpers),
    ...(await readRoles(db)),
    ...helpers.map(judgeHelper),
  ];
  return { components: [{ name: "system", status: judgeWhole(components), reason: "" }, ...components], helpers, mailboxes };
}

async function readSights(db: Database, mailboxes: readonly MailboxSize[]): Promise<HelperSight[]> {
  const { rows } = await db.query<Omit<HelperSight, "waiting" | "oldestWaitingMs">>(
    `select h.name, h.desired, h.desired_by as "desiredBy", h.desired_reason as "desiredReason",
       (select coalesce(jsonb_agg(jsonb_build_object('state', i.state, 'health', i.health)), '[]')
        from tatwats.instance i join tatwats.process p on p.id = i.process_id
        where i.helper = h.name and i.stopped_at is null
          and p.heartbeat_at > clock_timestamp() - make_interval(secs => $1::float8 / 1000)) as instances
     from tatwats.helper h
     where exists (select 1 from tatwats.instance i join tatwats.process p on p.id = i.process_id
                   where i.helper = h.name and p.heartbeat_at > now() - interval '30 days')
     order by h.name`,
    [unheardAfterMs],
  );
  return rows.map((row) => {
    const theirs = mailboxes.filter(({ recipient }) => recipient === row.name);
    return {
      ...row,
      waiting: theirs.reduce((sum, { open }) => sum + open, 0),
      oldestWaitingMs: Math.max(0, ...theirs.map(({ oldestWaitingMs }) => oldestWaitingMs)),
    };
  });
}

/** The mediator is the way between all helpers: amiss when none of them can be reached. */
function judgeMediator(helpers: readonly HelperSight[]): Component {
  const wanted = helpers.filter(({ desired }) => desired === "running");
  const reachable = wanted.filter(({ instances }) => instances.length > 0).length;
  const waiting = helpers.reduce((sum, helper) => sum + helper.waiting, 0);
  if (wanted.length > 0 && reachable === 0) {
    return { name: "the_mediator", status: "degraded", reason: `No helper runs; ${waitingWords(waiting)}.` };
  }
  return { name: "the_mediator", status: "operational", reason: `${waiting} waiting for ${counted(reachable, "helper")}.` };
}

async function readRoles(db: Database): Promise<Component[]> {
  const { rows } = await db.query<{ role: string; alive: number }>(
    `select role, (count(*) filter (where stopped_at is null and heartbeat_at > clock_timestamp() - make_interval(secs => $1::float8 / 1000)))::int as alive
     from tatwats.process where heartbeat_at > now() - interval '30 days' group by role order by role desc`,
    [unheardAfterMs],
  );
  return rows.map(({ role, alive }) =>
    alive > 0
      ? { name: role, status: "operational", reason: `${counted(alive, "process", "processes")} running.` }
      : { name: role, status: "down", reason: "No process is running." },
  );
}
