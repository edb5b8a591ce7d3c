import type { Database } from "../database/database.ts";
import type { ComponentStatus } from "../interfaces.ts";
import type { Ended, Sight } from "./incident-rules.ts";

/** Reads what the rules look at: all of it was written down before, by the minute. */
export async function readSight(db: Database): Promise<Sight> {
  const figures = await readFigures(db);
  const ended = await readEnded(db);
  const failing = await readFailing(db);
  const latest = (subject: string, name: string) => figures.find((row) => row.subject === subject && row.name === name);
  return {
    components: await readComponents(db),
    helpers: failing.map(({ name, failing: fails }) => ({
      name,
      failing: fails,
      oldestWaitingMs: (latest(name, "oldestWaitingSeconds")?.latest ?? 0) * 1000,
      deadLetters: latest(name, "deadLetters")?.latest ?? 0,
      deadLettersBefore: latest(name, "deadLetters")?.lowest ?? 0,
      ended: ended.get(name) ?? { m5: none, m30: none, h1: none, h6: none },
    })),
    roles: figures
      .filter(({ name, subject, samples }) => name === "eventLoopDelayMs" && subject !== "system" && samples >= leastSamples)
      .map(({ subject, average }) => ({ name: subject, eventLoopDelayMs: average })),
    unsealedForMs: await readUnsealed(db),
  };
}

const none: Ended = { handled: 0, failed: 0 };

interface FigureRow {
  subject: string;
  name: string;
  latest: number;
  lowest: number;
  average: number;
  /** How many the average is of. */
  samples: number;
}

/** So many samples, of one every five seconds, are half a minute; one look, such as the first after a start, says little. */
const leastSamples = 6;

/** The latest sample, the lowest minute of the last quarter of an hour, the average of the last two minutes. */
async function readFigures(db: Database): Promise<FigureRow[]> {
  const { rows } = await db.query<FigureRow>(
    `select subject, name, (array_agg(latest order by at desc))[1] as latest, min(total / samples) as lowest,
       sum(total) filter (where at > now() - interval '2 minutes') / sum(samples) filter (where at > now() - interval '2 minutes') as average,
       (sum(samples) filter (where at > now() - interval '2 minutes'))::int as samples
     from tatwats.figure_minute
     where at > now() - interval '15 minutes' and name in ('oldestWaitingSeconds', 'deadLetters', 'eventLoopDelayMs')
     group by subject, name having max(at) > now() - interval '2 minutes'`,
  );
  return rows;
}

async function readComponents(db: Database): Promise<Sight["components"]> {
  const { rows } = await db.query<{ name: string; status: ComponentStatus; reason: string; forMs: number }>(
    `select component as name, status, reason, (extract(epoch from now() - since) * 1000)::float8 as "forMs"
     from tatwats.status_interval where until is null and seen_at > now() - interval '15 seconds' order by component`,
  );
  return rows;
}

async function readFailing(db: Database): Promise<{ name: string; failing: boolean }[]> {
  const { rows } = await db.query<{ name: string; failing: boolean }>(
    `select h.name, exists (select 1 from tatwats.instance i where i.helper = h.name and i.stopped_at is null and i.state = 'failing') as failing
     from tatwats.helper h order by h.name`,
  );
  return rows;
}

async function readEnded(db: Database): Promise<Map<string, Sight["helpers"][number]["ended"]>> {
  const { rows } = await db.query<{ recipient: string } & Record<"m5" | "m30" | "h1" | "h6", Ended>>(
    `select recipient, ${["m5", "m30", "h1", "h6"].map(endedWithin).join(", ")}
     from tatwats.edge_minute where at > now() - interval '6 hours' group by recipient`,
  );
  return new Map(rows.map(({ recipient, ...ended }) => [recipient, ended]));
}

function endedWithin(window: string): string {
  const minutes = Number(window.slice(1)) * (window.startsWith("h") ? 60 : 1);
  const sum = (what: string) => `'${what}', coalesce(sum(${what}) filter (where at > now() - interval '${minutes} minutes'), 0)`;
  return `jsonb_build_object(${sum("handled")}, ${sum("failed")}) as ${window}`;
}

/** Ids of entries begin with their time. */
async function readUnsealed(db: Database): Promise<number> {
  const { rows } = await db.query<{ ms: number | null }>(
    `select (extract(epoch from now() - uuid_extract_timestamp(entry_id)) * 1000)::float8 as ms
     from tatwats.audit_unsealed order by entry_id limit 1`,
  );
  return Math.max(0, rows[0]?.ms ?? 0);
}
