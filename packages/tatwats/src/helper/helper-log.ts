import type { Database } from "../database/database.ts";
import type { Logger, World } from "../interfaces.ts";
import { cutDetail, cutMessage, type LogLevel, type LogLine } from "./log-line.ts";

/** Whose line it is, and about which message. */
export interface LogSource {
  helper: string;
  instanceId: string | null;
  messageId: string | null;
}

/** Keeps what is logged by and about helpers, for the console. Beside the application's own log, never instead of it. */
export interface HelperLog {
  /** Logs as `log` does, and keeps each line. */
  of(source: LogSource): Logger;
  /** Logs as `log` does, and keeps each line whose detail names a helper. */
  about: Logger;
  /** Writes down what is kept in memory. Never rejects. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const writeAfterMs = 500;
const againAfterMs = 5_000;
/** Lines in memory: when more come, the oldest are dropped, and their number is told. */
const mostKept = 1_000;
/** Lines of each helper in the database, about; older ones go whenever a quarter as many were added. */
export const mostLines = 2_000;
export const keepLinesForDays = 7;

/**
 * Lines wait in memory for half a second and are written together, outside of any handler's
 * transaction: what was logged before a failure stays, and no handler waits for it.
 */
export function createHelperLog(db: Database, world: World, log: Logger): HelperLog {
  let lines: LogLine[] = [];
  const dropped = new Map<string, number>();
  const added = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let stopped = false;

  function keep({ helper, instanceId, messageId }: LogSource, level: LogLevel, detail: unknown, message: string): void {
    const at = world.now();
    lines.push({ helper, instanceId, messageId, level, at, message: cutMessage(message), detail: cutDetail(detail) });
    drop();
    wait(writeAfterMs);
  }

  function drop(): void {
    for (const { helper } of lines.splice(0, Math.max(0, lines.length - mostKept))) dropped.set(helper, (dropped.get(helper) ?? 0) + 1);
  }

  async function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (lines.length === 0) return;
    const news = lines;
    const missing = new Map(dropped);
    lines = [];
    dropped.clear();
    try {
      await insertLines(db, [...toldDrops(missing), ...news]);
      await prune(news);
    } catch (error) {
      // The database is away: these come the next time, as far as there is room.
      log.warn({ error, lines: news.length }, "could not keep what helpers log");
      lines = [...news, ...lines];
      for (const [helper, count] of missing) dropped.set(helper, (dropped.get(helper) ?? 0) + count);
      drop();
      wait(againAfterMs);
    }
  }

  function wait(ms: number): void {
    if (!stopped) timer ??= setTimeout(() => void flush(), ms).unref();
  }

  function toldDrops(missing: ReadonlyMap<string, number>): LogLine[] {
    return [...missing].map(([helper, count]) => {
      const message = `${count} earlier ${count === 1 ? "line was" : "lines were"} dropped: more came than could be kept.`;
      return { helper, instanceId: null, messageId: null, level: "warn", at: world.now(), message, detail: {} };
    });
  }

  async function prune(news: readonly LogLine[]): Promise<void> {
    for (const { helper } of news) added.set(helper, (added.get(helper) ?? 0) + 1);
    for (const [helper, count] of added) {
      if (count < mostLines / 4) continue;
      await pruneHelper(db, helper);
      added.delete(helper);
    }
  }

  async function flush(): Promise<void> {
    writing = writing.then(write);
    await writing;
  }

  const logger = (sourceOf: (detail: unknown) => LogSource | undefined): Logger => {
    const at = (level: LogLevel) => (detail: object, message: string) => {
      log[level](detail, message);
      const source = sourceOf(detail);
      if (source) keep(source, level, detail, message);
    };
    return { info: at("info"), warn: at("warn"), error: at("error") };
  };

  return {
    of: (source) => logger(() => source),
    about: logger(namedIn),
    flush,
    async stop() {
      stopped = true;
      await flush();
      clearTimeout(timer);
    },
  };
}

/** The runtime's own lines name a helper, and a message where they are about one. */
function namedIn(detail: unknown): LogSource | undefined {
  const { helper, messageId } = (detail ?? {}) as { helper?: unknown; messageId?: unknown };
  if (typeof helper !== "string") return undefined;
  return { helper, instanceId: null, messageId: typeof messageId === "string" ? messageId : null };
}

async function insertLines(db: Database, lines: readonly LogLine[]): Promise<void> {
  await db.query(
    `insert into tatwats.helper_log (helper, at, level, message, detail, instance_id, message_id)
     select helper, at, level, message, coalesce(detail, '{}'), "instanceId", "messageId"
     from rows from (jsonb_to_recordset($1::jsonb) as (helper text, at timestamptz, level text, message text, detail jsonb, "instanceId" uuid, "messageId" uuid))
       with ordinality as l (helper, at, level, message, detail, "instanceId", "messageId", n)
     order by n`,
    [JSON.stringify(lines)],
  );
}

async function pruneHelper(db: Database, helper: string): Promise<void> {
  await db.query(
    `delete from tatwats.helper_log where helper = $1
       and id <= (select id from tatwats.helper_log where helper = $1 order by id desc offset ${mostLines} limit 1)`,
    [helper],
  );
}

/** Drops lines of every helper that are too old, or too many. */
export async function dropOldLines(db: Database): Promise<void> {
  await db.query(`delete from tatwats.helper_log where at < now() - interval '${keepLinesForDays} days'`);
  const { rows } = await db.query<{ name: string }>("select name from tatwats.helper");
  for (const { name } of rows) await pruneHelper(db, name);
}
