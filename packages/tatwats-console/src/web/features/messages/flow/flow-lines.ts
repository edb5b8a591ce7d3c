import type { EdgeAnswer } from "../../../../contract/flow.ts";

/** Through the_mediator: what each sends to it, and what it delivers. Direct: who sends to whom. */
export const flowViews = ["mediator", "direct"] as const;
export type FlowView = (typeof flowViews)[number];

export const mediator = "the_mediator";

/** How a line is doing, the worst first. */
const lineStates = ["stuck", "failing", "held", "busy", "quiet"] as const;
export type LineState = (typeof lineStates)[number];

/** One line of the graph: several ways, one for each type of message, drawn as one. */
export interface FlowLine {
  id: string;
  source: string;
  target: string;
  ways: EdgeAnswer[];
  /** Whether it ends at a recipient: only there something waits, fails or is handled. */
  delivers: boolean;
  perMinute: number;
  errorRate: number;
  handleP95Ms: number | null;
  backlog: number;
  held: number;
  oldestWaitingMs: number;
  state: LineState;
}

/** Above this share of failed attempts a line is failing. */
const failingFrom = 0.05;

export function linesOf(edges: readonly EdgeAnswer[], view: FlowView): FlowLine[] {
  if (view === "direct") return group(edges, ({ sender, recipient }) => [sender, recipient], true);
  // What the_mediator sends by itself, such as what is due by a schedule, comes from nobody else.
  const sent = edges.filter(({ sender }) => sender !== mediator);
  return [...group(sent, ({ sender }) => [sender, mediator], false), ...group(edges, ({ recipient }) => [mediator, recipient], true)];
}

/** The line of a view that a way is part of, where it is delivered. */
export function lineIdOf({ sender, recipient }: { sender: string; recipient: string }, view: FlowView): string {
  return idOf(view === "direct" ? sender : mediator, recipient);
}

/** Every line of a view that a way is part of: through the_mediator there are two. */
export function lineIdsOf(way: { sender: string; recipient: string }, view: FlowView): string[] {
  return view === "direct" ? [lineIdOf(way, view)] : [idOf(way.sender, mediator), lineIdOf(way, view)];
}

function idOf(source: string, target: string): string {
  return `${source} → ${target}`;
}

function group(edges: readonly EdgeAnswer[], endsOf: (edge: EdgeAnswer) => [string, string], delivers: boolean): FlowLine[] {
  return [...Map.groupBy(edges, (edge) => idOf(...endsOf(edge)))].map(([id, ways]) => {
    const [source, target] = endsOf(ways[0]!);
    return { id, source, target, delivers, ways, ...sumOf(ways, delivers) };
  });
}

function sumOf(ways: readonly EdgeAnswer[], delivers: boolean) {
  const sum = (of: (way: EdgeAnswer) => number) => ways.reduce((total, way) => total + of(way), 0);
  if (!delivers) {
    const perMinute = sum((way) => way.sentPerMinute);
    const state: LineState = perMinute > 0 ? "busy" : "quiet";
    return { perMinute, errorRate: 0, handleP95Ms: null, backlog: 0, held: 0, oldestWaitingMs: 0, state };
  }
  const failed = sum((way) => way.failedPerMinute);
  const handled = sum((way) => way.handledPerMinute);
  const p95s = ways.flatMap(({ handleMs }) => (handleMs.p95 === null ? [] : [handleMs.p95]));
  const figures = {
    perMinute: handled,
    errorRate: handled + failed === 0 ? 0 : failed / (handled + failed),
    handleP95Ms: p95s.length === 0 ? null : Math.max(...p95s),
    backlog: sum((way) => way.backlog),
    held: sum((way) => way.held),
    oldestWaitingMs: Math.max(0, ...ways.map((way) => way.oldestWaitingMs)),
  };
  return { ...figures, state: stateOf({ ...figures, stuck: ways.some((way) => way.stuck) }) };
}

/** How one way is doing, by the same measure. */
export function wayState(way: EdgeAnswer): LineState {
  return stateOf({ stuck: way.stuck, errorRate: way.errorRate, held: way.held, perMinute: way.handledPerMinute });
}

function stateOf({ stuck, errorRate, held, perMinute }: { stuck: boolean; errorRate: number; held: number; perMinute: number }): LineState {
  if (stuck) return "stuck";
  if (errorRate >= failingFrom) return "failing";
  if (held > 0) return "held";
  return perMinute > 0 ? "busy" : "quiet";
}

/** Pixels: twice as wide is some ten times as much, so that one a minute and a thousand can both be seen. */
export function widthOf(perMinute: number): number {
  return perMinute <= 0 ? 1.25 : Math.min(7, 1.5 + Math.log10(1 + perMinute) * 1.6);
}
