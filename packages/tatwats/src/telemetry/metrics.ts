import { Gauge, Registry } from "prom-client";
import type { Database } from "../database/database.ts";
import type { EdgeLedger } from "../health/edge-ledger.ts";
import { countDead, readMailboxes } from "../health/read-mailboxes.ts";
import type { ProcessFigures } from "../helper/process-record.ts";
import { ledgerCounter, ledgerHistogram } from "./ledger-metrics.ts";

/** One process's figures in Prometheus' terms. */
export interface Metrics {
  /** What a scrape answers with. */
  contentType: string;
  /** The application may add metrics of its own. */
  registry: Registry;
  /** As text, in the Prometheus exposition format. */
  render(): Promise<string>;
}

interface MetricsOptions {
  database: Database;
  ledger: EdgeLedger;
  /** What the last heartbeat said. */
  figures(): ProcessFigures;
}

/**
 * Makes the metrics of one process. Counters and histograms are made of the ledger when somebody
 * asks, so that they cost the messages nothing:
 *
 * - `tatwats_messages_sent_total` and `tatwats_attempts_total` by sender, recipient, type (and outcome): of this process
 * - `tatwats_wait_seconds` from due to begun, `tatwats_handle_seconds` from begun to ended: of this process
 * - `tatwats_mailbox_messages` by recipient and state, `tatwats_mailbox_oldest_waiting_seconds`, `tatwats_dead_letters`:
 *   of the whole system, so take the greatest of all processes, never their sum
 * - `tatwats_process` by figure: what the heartbeat says, such as `eventLoopDelayMs`, `memoryBytes`, `cpu` (of one core), `poolWaiting`
 */
export function createMetrics({ database, ledger, figures }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const named = (name: string, help: string) => ({ name, help, ledger, registry });
  ledgerCounter(named("tatwats_messages_sent_total", "Deliveries that this process has sent"), [], ({ sent }) => [{ value: sent }]);
  ledgerCounter(named("tatwats_attempts_total", "Attempts that ended in this process"), ["outcome"], ({ outcomes }) =>
    Object.entries(outcomes).flatMap(([outcome, value]) => (value > 0 ? [{ outcome, value }] : [])),
  );
  ledgerHistogram(named("tatwats_wait_seconds", "From due to begun"), "wait");
  ledgerHistogram(named("tatwats_handle_seconds", "From begun to ended"), "handle");
  const mailbox = new Gauge({
    name: "tatwats_mailbox_messages",
    help: "Open deliveries of the whole system",
    labelNames: ["recipient", "state"],
    registers,
  });
  const oldest = new Gauge({
    name: "tatwats_mailbox_oldest_waiting_seconds",
    help: "How long the first due delivery has waited",
    labelNames: ["recipient"],
    registers,
  });
  const dead = new Gauge({ name: "tatwats_dead_letters", help: "Dead letters of the whole system", labelNames: ["recipient"], registers });
  const own = new Gauge({ name: "tatwats_process", help: "What this process last measured of itself", labelNames: ["figure"], registers });

  async function look(): Promise<void> {
    for (const gauge of [mailbox, oldest, dead, own]) gauge.reset();
    const longest = new Map<string, number>();
    for (const { recipient, open, active, held, oldestWaitingMs } of await readMailboxes(database)) {
      mailbox.inc({ recipient, state: "active" }, active);
      mailbox.inc({ recipient, state: "held" }, held);
      mailbox.inc({ recipient, state: "waiting" }, open - active - held);
      longest.set(recipient, Math.max(longest.get(recipient) ?? 0, oldestWaitingMs));
    }
    for (const [recipient, ms] of longest) oldest.set({ recipient }, ms / 1000);
    for (const [recipient, count] of await countDead(database)) dead.set({ recipient }, count);
    for (const [figure, value] of Object.entries(figures())) own.set({ figure }, value);
  }

  return {
    contentType: registry.contentType,
    registry,
    async render() {
      await look();
      return await registry.metrics();
    },
  };
}

/**
 * One process's metrics as Prometheus takes them: answer with it, and `tatwats.metrics.contentType`,
 * at an address that only your Prometheus reaches. `createMetrics` names them all.
 */
export async function renderMetrics({ metrics }: { metrics: Metrics }): Promise<string> {
  return await metrics.render();
}
