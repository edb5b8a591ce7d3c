import type { MessageAnswer, MessageRow } from "../../../contract/message.ts";

export interface CausationNode {
  message: MessageRow;
  /** The message whose story is being told. */
  current: boolean;
  effects: CausationNode[];
}

/**
 * The tree that a message stands in: its causes above it, each with one branch, and everything that
 * it led to below. Effects whose cause is not in the answer (it is cut at 200) hang below the message itself.
 */
export function causationTree(story: MessageAnswer): CausationNode {
  const current = nodeOf(summaryOf(story), true);
  const nodes = new Map([current, ...story.effects.map((effect) => nodeOf(effect, false))].map((node) => [node.message.id, node]));
  for (const effect of story.effects) {
    const cause = nodes.get(effect.causationId ?? "") ?? current;
    cause.effects.push(nodes.get(effect.id)!);
  }
  return story.causes.reduceRight<CausationNode>((below, cause) => ({ message: cause, current: false, effects: [below] }), current);
}

function nodeOf(message: MessageRow, current: boolean): CausationNode {
  return { message, current, effects: [] };
}

function summaryOf(story: MessageAnswer): MessageRow {
  const { id, type, sender, recipient, conversationId, causationId, sentAt } = story;
  const deliveries = story.deliveries.map((delivery) => ({
    recipient: delivery.recipient,
    state: delivery.state,
    attempts: delivery.attempts.length,
    startedAt: delivery.attempts.at(-1)?.startedAt ?? null,
    endedAt: delivery.endedAt,
    waitMs: null,
    handleMs: null,
  }));
  return { id, type, sender, recipient, conversationId, causationId, sentAt, deliveries };
}
