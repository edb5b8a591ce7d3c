import { Client, Pool, type PoolClient } from "pg";
import type { Logger } from "../interfaces.ts";

/** The connections of one process to its database. */
export interface Link {
  pool: Pool;
  /** Begins to listen. */
  start(): void;
  stop(): Promise<void>;
}

interface LinkOptions {
  connectionString: string;
  /** The application_name, by which others can cut the connections of a process that hangs. */
  name: string;
  max: number;
  channels: readonly string[];
  /** Gets each notification; both undefined after a (re)connection, when some may have been missed. */
  onNotice(channel: string | undefined, payload: string | undefined): void;
  log: Logger;
}

const againAfterMs = 500;
const pulseEveryMs = 1_500;
/** A database that says nothing for so long is not there any more, whatever TCP believes. */
const silentAfterMs = 4_000;
const connectWithinMs = 5_000;
const stopWithinMs = 1_000;

/**
 * Opens a pool, and beside it a connection that listens and feels the pulse: when the database does
 * not answer, every connection is cut, so that whoever waits on a dead one learns of it within
 * seconds instead of TCP's quarter of an hour. A notification is a hurry-up and never the only way
 * to learn of something.
 */
export function openLink({ connectionString, name, max, channels, onNotice, log }: LinkOptions): Link {
  const pool = new Pool({ connectionString, max, application_name: name, keepAlive: true, connectionTimeoutMillis: connectWithinMs });
  const clients = new Set<PoolClient>();
  pool.on("connect", (client) => {
    clients.add(client);
    // One that is in use says so itself, and whoever uses it finds out by its next query.
    client.on("error", () => {});
  });
  pool.on("remove", (client) => clients.delete(client));
  pool.on("error", (error) => log.warn({ error }, "an idle connection to the database broke"));

  let listener: Client | undefined;
  /** Connections were given up of which the server may know nothing yet. */
  let orphans = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const mine = new Client({ connectionString, application_name: name, keepAlive: true, connectionTimeoutMillis: connectWithinMs });
    listener = mine;
    mine.on("error", () => again(mine));
    mine.on("end", () => again(mine));
    mine.on("notification", (notice) => onNotice(notice.channel, notice.payload));
    try {
      await mine.connect();
      if (orphans) await endOrphans(mine, name);
      orphans = false;
      await mine.query(channels.map((channel) => `listen ${mine.escapeIdentifier(channel)}`).join("; "));
      onNotice(undefined, undefined);
      beat(mine);
    } catch (error) {
      if (!stopped) log.warn({ error }, "cannot listen for wake-ups; looking once a second instead");
      again(mine);
    }
  }

  function beat(mine: Client): void {
    timer = setTimeout(() => void feelPulse(mine), pulseEveryMs);
  }

  async function feelPulse(mine: Client): Promise<void> {
    const silence = setTimeout(() => setImmediate(() => void cutAll(mine)), silentAfterMs);
    try {
      await mine.query("select 1");
      clearTimeout(silence);
      if (listener === mine && !stopped) beat(mine);
    } catch {
      clearTimeout(silence);
      again(mine);
    }
  }

  function cutAll(mine: Client): void {
    if (stopped || listener !== mine) return;
    log.warn({}, `the database has not answered for ${silentAfterMs} ms; connecting anew`);
    orphans = true;
    for (const client of clients) cut(client);
    cut(mine);
    again(mine);
  }

  function again(broken: Client): void {
    if (stopped || listener !== broken) return;
    listener = undefined;
    broken.end().catch(() => {});
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), againAfterMs);
  }

  return {
    pool,
    start: () => void connect(),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await listener?.end().catch(() => {});
      // Whoever still holds a connection was told to stop, and has had its time.
      const patience = setTimeout(() => {
        for (const client of clients) cut(client);
      }, stopWithinMs);
      await pool.end();
      clearTimeout(patience);
    },
  };
}

/**
 * Ends the server's side of the connections that were given up: it still waits for their next word,
 * and holds what they have locked.
 */
async function endOrphans(mine: Client, name: string): Promise<void> {
  await mine.query(
    `select pg_terminate_backend(a.pid) from pg_stat_activity a
     join pg_stat_activity me on me.pid = pg_backend_pid()
     where a.application_name = $1 and a.pid <> me.pid and a.usename = me.usename and a.backend_start < me.backend_start`,
    [name],
  );
}

/** Ends a connection without a word: who is not there cannot be told. */
function cut(client: Client | PoolClient): void {
  (client as unknown as { connection: { stream: { destroy(error: Error): void } } }).connection.stream.destroy(
    new Error("The database did not answer; the connection was given up."),
  );
}
