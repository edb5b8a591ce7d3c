import { expect, test } from "vitest";
import type { MessageAnswer, MessageRow } from "../../../contract/message.ts";
import { causationTree, type CausationNode } from "./causation-tree.ts";

const message = (id: string, causationId: string | null): MessageRow => ({
  id,
  causationId,
  type: `type.${id}`,
  sender: "the_baker",
  recipient: null,
  conversationId: "c",
  sentAt: "2026-11-01T20:00:00.000Z",
  deliveries: [],
});

function story(current: MessageRow, causes: MessageRow[], effects: MessageRow[]): MessageAnswer {
  return {
    ...current,
    payload: {},
    key: null,
    priority: 0,
    dueAt: current.sentAt,
    expiresAt: null,
    taskId: null,
    deliveries: [],
    causes,
    effects,
  };
}

/** `a(b(c,d))`, the current one with a star. */
function drawn(node: CausationNode): string {
  const below = node.effects.map(drawn).join(",");
  return `${node.message.id}${node.current ? "*" : ""}${below ? `(${below})` : ""}`;
}

test("puts the first cause at the root and the effects below the message", () => {
  const causes = [message("a", null), message("b", "a")];
  const effects = [message("d", "c"), message("e", "d"), message("f", "c")];
  expect(drawn(causationTree(story(message("c", "b"), causes, effects)))).toBe("a(b(c*(d(e),f)))");
});

test("a message without cause and effect stands alone", () => {
  expect(drawn(causationTree(story(message("a", null), [], [])))).toBe("a*");
});

test("an effect whose cause was cut off is not lost", () => {
  expect(drawn(causationTree(story(message("a", null), [], [message("z", "missing")])))).toBe("a*(z)");
});
