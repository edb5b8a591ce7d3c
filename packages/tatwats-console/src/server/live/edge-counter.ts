import { type Database, type EdgeTotal, readEdgeTotals, type World } from "tatwats";
import type { LiveFrames } from "../../contract/live-frame.ts";

type FlowNews = Pick<LiveFrames["flow"], "overMs" | "edges">;

const lookBackMs = 120_000;

/**
 * Counts what went on each way between two looks, by the totals of this minute and the last: minutes
 * are added to for a few seconds after they have ended, and a way's total never falls.
 */
export function createEdgeCounter(database: Database, world: World): () => Promise<FlowNews | undefined> {
  let before: Map<string, EdgeTotal> | undefined;
  let lookedAt = world.now().getTime();
  return async () => {
    const now = world.now().getTime();
    const totals = await readEdgeTotals(database, new Date(now - lookBackMs));
    const seen = before;
    before = new Map(totals.map((total) => [nameOf(total), total]));
    const overMs = now - lookedAt;
    lookedAt = now;
    if (!seen) return undefined;
    const edges = totals.flatMap((total) => {
      const { sent = 0, handled = 0, failed = 0 } = seen.get(nameOf(total)) ?? {};
      const { sender, recipient, type } = total;
      const counts = { sent: total.sent - sent, handled: total.handled - handled, failed: total.failed - failed };
      return counts.sent + counts.handled + counts.failed > 0 ? [{ sender, recipient, type, ...counts }] : [];
    });
    return edges.length > 0 ? { overMs, edges } : undefined;
  };
}

function nameOf({ at, sender, recipient, type }: EdgeTotal): string {
  return `${at}\n${sender}\n${recipient}\n${type}`;
}
