import type { ComponentStatus, Database } from "tatwats";

/** What one probe found. */
export interface Finding {
  probe: string;
  status: ComponentStatus;
  /** A sentence for a person. */
  reason: string;
  value: number | null;
  unit: "ms" | "%" | "s" | null;
}

export interface Thresholds {
  databaseSlowMs: number;
  diskLeastPercent: number;
  sealLateSeconds: number;
  webUrl: string;
  webSlowMs: number;
  mailServer: string;
}

const answerWithinMs = 5_000;

/** Runs every probe that is set up; one that breaks has found that. */
export async function runProbes(db: Database, dataDir: string, thresholds: Thresholds): Promise<Finding[]> {
  const outside = [
    probeDisk(dataDir, thresholds),
    ...(thresholds.webUrl ? [probeWeb(thresholds)] : []),
    ...(thresholds.mailServer ? [probeMail(thresholds)] : []),
  ];
  const findings = [await probeDatabase(db, thresholds), await probeSeals(db, thresholds)];
  return [...findings, ...(await Promise.all(outside))];
}

/** The median of three round trips: one alone may have met a busy moment of this process. */
async function probeDatabase(db: Database, { databaseSlowMs }: Thresholds): Promise<Finding> {
  const times: number[] = [];
  for (let trip = 0; trip < 3; trip += 1) {
    const startedMs = performance.now();
    await db.query("select 1");
    times.push(performance.now() - startedMs);
  }
  const ms = Math.round(times.toSorted((a, b) => a - b)[1]! * 10) / 10;
  const slow = ms > databaseSlowMs;
  return {
    probe: "database",
    status: slow ? "degraded" : "operational",
    reason: `The database answers in ${ms} ms.`,
    value: ms,
    unit: "ms",
  };
}

/** How long the oldest entry of the audit log has waited for its seal. */
async function probeSeals(db: Database, { sealLateSeconds }: Thresholds): Promise<Finding> {
  const { rows } = await db.query<{ seconds: number }>(
    "select extract(epoch from now() - uuid_extract_timestamp(entry_id))::float8 as seconds from tatwats.audit_unsealed order by entry_id limit 1",
  );
  const seconds = Math.max(0, Math.round(rows[0]?.seconds ?? 0));
  if (seconds <= sealLateSeconds) {
    return { probe: "seals", status: "operational", reason: "Audit entries are sealed as they come.", value: seconds, unit: "s" };
  }
  const status = seconds > sealLateSeconds * 10 ? "down" : "degraded";
  return { probe: "seals", status, reason: `An audit entry has waited ${seconds} s for its seal.`, value: seconds, unit: "s" };
}

async function probeDisk(dataDir: string, { diskLeastPercent }: Thresholds): Promise<Finding> {
  const { statfs } = await import("node:fs/promises");
  try {
    const { bavail, bsize, blocks } = await statfs(dataDir);
    const percent = Math.round((bavail / blocks) * 1_000) / 10;
    const status = percent >= diskLeastPercent ? "operational" : percent >= diskLeastPercent / 5 ? "degraded" : "down";
    const reason = `${percent} % (${Math.round((bavail * bsize) / 1e8) / 10} GB) of the data folder's disk is free.`;
    return { probe: "disk", status, reason, value: percent, unit: "%" };
  } catch (error) {
    return broken("disk", `The data folder cannot be looked at: ${(error as Error).message}`);
  }
}

async function probeWeb({ webUrl, webSlowMs }: Thresholds): Promise<Finding> {
  const startedMs = performance.now();
  try {
    const response = await fetch(new URL("/readyz", webUrl), { signal: AbortSignal.timeout(answerWithinMs), redirect: "manual" });
    await response.body?.cancel();
    const ms = Math.round(performance.now() - startedMs);
    if (!response.ok) return { probe: "web", status: "down", reason: `The web process answers ${response.status}.`, value: ms, unit: "ms" };
    const status = ms > webSlowMs ? "degraded" : "operational";
    return { probe: "web", status, reason: `The web process is ready, in ${ms} ms.`, value: ms, unit: "ms" };
  } catch {
    return broken("web", `The web process does not answer at ${webUrl}.`);
  }
}

/** Whether a mail server greets; nothing is sent. */
async function probeMail({ mailServer }: Thresholds): Promise<Finding> {
  const { connect } = await import("node:net");
  const { hostname, port } = new URL(`smtp://${mailServer}`);
  const startedMs = performance.now();
  const greeting = await new Promise<string>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 25) });
    const end = (word: string) => {
      socket.destroy();
      resolve(word);
    };
    socket.setTimeout(answerWithinMs, () => end(""));
    socket.once("data", (data) => end(data.toString("latin1")));
    socket.once("error", () => end(""));
    socket.once("end", () => end(""));
  });
  const ms = Math.round(performance.now() - startedMs);
  if (!greeting.startsWith("220")) return broken("mail", `The mail server ${mailServer} does not greet.`);
  return { probe: "mail", status: "operational", reason: `The mail server greets, in ${ms} ms.`, value: ms, unit: "ms" };
}

function broken(probe: string, reason: string): Finding {
  return { probe, status: "down", reason, value: null, unit: null };
}
