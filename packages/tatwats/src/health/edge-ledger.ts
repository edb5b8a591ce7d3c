import type { Database } from "../database/database.ts";
import type { EndedAttempt } from "../mediator/workshop.ts";
import { countInto } from "./histogram.ts";

/** Everything that this process has counted on one way between two since its start. */
export interface EdgeCount {
  sender: string;
  recipient: string;
  type: string;
  sent: number;
  outcomes: Record<EndedAttempt["outcome"], number>;
  wait: number[];
  handle: number[];
  /** In ms. */
  waitTotal: number;
  handleTotal: number;
}

/** What a process counts, in memory, and adds to the database now and then. */
export interface EdgeLedger {
  countSent(letter: { sender: string; type: string; recipients: readonly string[] }): void;
  countEnded(attempt: EndedAttempt): void;
  /** Each way with its counts since the start. */
  edges(): Iterable<Readonly<EdgeCount>>;
  /** Adds to the database what was counted since the last time; what could not be added comes the next time. */
  flush(db: Database): Promise<void>;
}

interface Sums {
  sent: number;
  handled: number;
  failed: number;
  expired: number;
  wait: number[];
  handle: number[];
}

const failures = ["failed", "timed-out", "refused", "lost"] as const;

export function createEdgeLedger(): EdgeLedger {
  const edges = new Map<string, EdgeCount>();
  const flushed = new Map<EdgeCount, Sums>();
  const changed = new Set<EdgeCount>();
  let flushing: Promise<void> = Promise.resolve();

  function edgeOf(sender: string, recipient: string, type: string): EdgeCount {
    const name = `${sender}\n${recipient}\n${type}`;
    let edge = edges.get(name);
    if (!edge) {
      const outcomes = { handled: 0, failed: 0, "timed-out": 0, refused: 0, expired: 0, lost: 0, cancelled: 0 };
      edge = { sender, recipient, type, sent: 0, outcomes, wait: [], handle: [], waitTotal: 0, handleTotal: 0 };
      edges.set(name, edge);
    }
    changed.add(edge);
    return edge;
  }

  async function flushOnce(db: Database): Promise<void> {
    if (changed.size === 0) return;
    const now = [...changed].map((edge) => [edge, sumsOf(edge)] as const);
    changed.clear();
    const news = now.map(([{ sender, recipient, type }, sums], index) => ({
      sender,
      recipient,
      type,
      ...sinceThen(sums, flushed.get(now[index]![0])),
    }));
    try {
      await db.query("select tatwats.add_edges($1::jsonb)::text", [JSON.stringify(news)]);
    } catch (error) {
      for (const [edge] of now) changed.add(edge);
      throw error;
    }
    for (const [edge, sums] of now) flushed.set(edge, sums);
  }

  return {
    countSent({ sender, type, recipients }) {
      for (const recipient of recipients) edgeOf(sender, recipient, type).sent += 1;
    },
    countEnded({ sender, recipient, type, outcome, waitMs, handleMs }) {
      const edge = edgeOf(sender, recipient, type);
      edge.outcomes[outcome] += 1;
      // Of these nobody knows when they ended, or they never began.
      if (outcome === "lost" || outcome === "expired") return;
      countInto(edge.wait, waitMs);
      countInto(edge.handle, handleMs);
      edge.waitTotal += waitMs;
      edge.handleTotal += handleMs;
    },
    edges: () => edges.values(),
    async flush(db) {
      const again = async () => await flushOnce(db);
      flushing = flushing.then(again, again);
      await flushing;
    },
  };
}

function sumsOf({ sent, outcomes, wait, handle }: EdgeCount): Sums {
  const failed = failures.reduce((sum, outcome) => sum + outcomes[outcome], 0);
  return { sent, handled: outcomes.handled, failed, expired: outcomes.expired, wait: [...wait], handle: [...handle] };
}

function sinceThen(now: Sums, then: Sums | undefined): Sums {
  if (!then) return now;
  return {
    sent: now.sent - then.sent,
    handled: now.handled - then.handled,
    failed: now.failed - then.failed,
    expired: now.expired - then.expired,
    wait: differenceOf(now.wait, then.wait),
    handle: differenceOf(now.handle, then.handle),
  };
}

function differenceOf(now: number[], then: number[]): number[] {
  const difference = now.map((count, bucket) => count - (then[bucket] ?? 0));
  while (difference.at(-1) === 0) difference.pop();
  return difference;
}
