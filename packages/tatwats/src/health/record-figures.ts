import type { Database } from "../database/database.ts";
import { leaseMs } from "../helper/process-record.ts";
import type { Look } from "./look-around.ts";
import { countDead } from "./read-mailboxes.ts";

/** One sample: of `system`, of a role of processes, or of a helper. */
export interface Figure {
  subject: string;
  name: string;
  value: number;
}

/** Writes down a sample of everything that is measured rather than counted. */
export async function recordFigures(tx: Database, look: Pick<Look, "helpers" | "mailboxes">): Promise<void> {
  const roles = await readRoleFigures(tx);
  const figures = [...wholeOf(roles), ...roles, ...(await mailFigures(tx, look))];
  await tx.query("select tatwats.add_figures($1::jsonb)::text", [JSON.stringify(figures)]);
}

/** The figures of all roles as those of the system. */
export function wholeOf(figures: readonly Figure[]): Figure[] {
  return sumBy(figures, "name").map((figure) => ({ ...figure, subject: "system" }));
}

/** Figures of several processes add up; of delays the worst counts. */
function sumBy(figures: readonly Figure[], ...fields: ("subject" | "name")[]): Figure[] {
  const groups = Map.groupBy(figures, (figure) => fields.map((field) => figure[field]).join("\n"));
  return [...groups.values()].map((of) => {
    const values = of.map(({ value }) => value);
    const value = of[0]!.name.includes("Delay") ? Math.max(...values) : values.reduce((sum, each) => sum + each, 0);
    return { ...of[0]!, value };
  });
}

/** What the living processes last said of themselves. */
export async function readRoleFigures(db: Database): Promise<Figure[]> {
  const { rows } = await db.query<{ role: string; figures: Record<string, unknown> }>(
    `select role, figures from tatwats.process
     where stopped_at is null and heartbeat_at > now() - make_interval(secs => $1::float8 / 1000) order by role`,
    [leaseMs],
  );
  const said = rows.flatMap(({ role, figures }) =>
    Object.entries(figures).flatMap(([name, value]) => (typeof value === "number" ? [{ subject: role, name, value }] : [])),
  );
  return sumBy(said, "subject", "name");
}

async function mailFigures(tx: Database, { helpers, mailboxes }: Pick<Look, "helpers" | "mailboxes">): Promise<Figure[]> {
  const dead = await countDead(tx);
  const { rows } = await tx.query<{ tasks: number }>(
    "select count(*)::int as tasks from tatwats.task where state in ('waiting', 'running')",
  );
  const each = helpers.map(({ name, waiting, oldestWaitingMs }) => ({
    name,
    backlog: waiting,
    oldestWaitingMs,
    dead: dead.get(name) ?? 0,
  }));
  const whole = {
    name: "system",
    backlog: mailboxes.reduce((sum, { open }) => sum + open, 0),
    oldestWaitingMs: Math.max(0, ...mailboxes.map(({ oldestWaitingMs }) => oldestWaitingMs)),
    dead: [...dead.values()].reduce((sum, count) => sum + count, 0),
  };
  const figures = [whole, ...each].flatMap(({ name: subject, backlog, oldestWaitingMs, dead: letters }) => [
    { subject, name: "backlog", value: backlog },
    { subject, name: "oldestWaitingSeconds", value: oldestWaitingMs / 1000 },
    { subject, name: "deadLetters", value: letters },
  ]);
  return [...figures, { subject: "system", name: "activeTasks", value: rows[0]!.tasks }];
}
