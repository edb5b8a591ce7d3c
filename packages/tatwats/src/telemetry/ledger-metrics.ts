import { Counter, Histogram, type Registry } from "prom-client";
import type { EdgeCount, EdgeLedger } from "../health/edge-ledger.ts";
import { bounds } from "../health/histogram.ts";

const edgeLabels = ["sender", "recipient", "type"];

interface Naming {
  name: string;
  help: string;
  ledger: EdgeLedger;
  registry: Registry;
}

/** A counter of what the ledger has counted since the process began. */
export function ledgerCounter<const Label extends string = never>(
  { name, help, ledger, registry }: Naming,
  more: readonly Label[],
  countsOf: (edge: Readonly<EdgeCount>) => (Record<Label, string> & { value: number })[],
): void {
  const counter = new Counter<string>({
    name,
    help,
    labelNames: [...edgeLabels, ...more],
    registers: [registry],
    collect() {
      counter.reset();
      for (const edge of ledger.edges()) {
        for (const { value, ...labels } of countsOf(edge)) counter.inc({ ...labelsOf(edge), ...labels }, value);
      }
    },
  });
}

/** Fewer bounds than the ledger has: 1, 2 and 5 of each decade, from a millisecond to 2,000 s. */
const exported = bounds.map((ms, bucket) => ({ ms, bucket })).filter(({ ms }) => ms >= 1 && ms <= 2e6 && /^[125]0*$/.test(String(ms)));

/** A histogram in seconds of what the ledger has measured; observing again would cost each message a microsecond. */
class LedgerHistogram extends Histogram {
  readonly #ledger: EdgeLedger;
  readonly #what: "wait" | "handle";
  readonly #name: string;
  readonly #help: string;

  constructor({ name, help, ledger, registry }: Naming, what: "wait" | "handle") {
    super({ name, help, labelNames: edgeLabels, registers: [registry] });
    this.#ledger = ledger;
    this.#what = what;
    this.#name = name;
    this.#help = help;
  }

  /** What prom-client makes both its text and its JSON of. */
  async getForPromString() {
    const values = [...this.#ledger.edges()].flatMap((edge) => this.#valuesOf(edge));
    return { name: this.#name, help: this.#help, type: "histogram", values, aggregator: "sum" };
  }

  #valuesOf(edge: Readonly<EdgeCount>) {
    const counts = edge[this.#what];
    const upTo = counts.map((_, bucket) => counts.slice(0, bucket + 1).reduce((sum, count) => sum + count, 0));
    const total = upTo.at(-1) ?? 0;
    const labels = labelsOf(edge);
    const values = exported.map(({ ms, bucket }) => ({
      metricName: `${this.#name}_bucket`,
      labels: { ...labels, le: ms / 1000 },
      value: upTo[bucket] ?? total,
    }));
    const totalMs = this.#what === "wait" ? edge.waitTotal : edge.handleTotal;
    return [
      ...values,
      { metricName: `${this.#name}_bucket`, labels: { ...labels, le: "+Inf" }, value: total },
      { metricName: `${this.#name}_sum`, labels, value: totalMs / 1000 },
      { metricName: `${this.#name}_count`, labels, value: total },
    ];
  }
}

export function ledgerHistogram(naming: Naming, what: "wait" | "handle"): void {
  // It has registered itself.
  void new LedgerHistogram(naming, what);
}

function labelsOf({ sender, recipient, type }: Readonly<EdgeCount>) {
  return { sender, recipient, type };
}
