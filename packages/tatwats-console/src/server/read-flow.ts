import { type Database, type Edge, type HelperSummary, listHelpers, readBottleneck, readEdges } from "tatwats";
import type { FlowAnswer, FlowNode } from "../contract/flow.ts";

const mediator = "the_mediator";

/** The picture of a time: who took part, the ways between them, and what is in the way now. */
export async function readFlow(db: Database, span: { from: Date; until: Date }): Promise<FlowAnswer> {
  const [edges, helpers, bottlenecks] = await Promise.all([readEdges(db, span), listHelpers(db), readBottleneck(db)]);
  return { since: span.from.toISOString(), until: span.until.toISOString(), nodes: nodesOf(helpers, edges), edges, bottlenecks };
}

function nodesOf(helpers: readonly HelperSummary[], edges: readonly Edge[]): FlowNode[] {
  const known = new Set(helpers.map(({ name }) => name));
  const senders = [...new Set(edges.flatMap(({ sender, recipient }) => [sender, recipient]))]
    .filter((name) => !known.has(name) && name !== mediator)
    .toSorted();
  const backlog = helpers.reduce((sum, helper) => sum + helper.backlog, 0);
  return [
    { name: mediator, kind: "mediator", state: null, deadLetters: 0, backlog },
    ...helpers.map(({ name, state, deadLetters, backlog: open }): FlowNode => ({
      name,
      kind: "helper",
      state,
      deadLetters,
      backlog: open,
    })),
    ...senders.map((name): FlowNode => ({ name, kind: "sender", state: null, deadLetters: 0, backlog: 0 })),
  ];
}
