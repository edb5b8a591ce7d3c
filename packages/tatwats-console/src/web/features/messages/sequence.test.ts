import { expect, test } from "vitest";
import type { MessageAnswer } from "../../../contract/message.ts";
import { sequenceOf } from "./sequence.ts";

const message = (id: string, sender: string, recipients: string[], sentAt: string) => ({
  id,
  type: `type.${id}`,
  sender,
  sentAt,
  deliveries: recipients.map((recipient) => ({ recipient, state: "handled" })),
});

const story = {
  ...message("b", "the_archivist", ["the_author", "the_herald"], "2026-11-22T20:00:01.000Z"),
  causes: [message("a", "podtracker", ["the_archivist"], "2026-11-22T20:00:00.000Z")],
  effects: [message("c", "the_author", ["the_archivist"], "2026-11-22T20:00:03.500Z")],
} as unknown as MessageAnswer;

test("those who take part stand in the order in which they first do", () => {
  expect(sequenceOf(story).participants).toEqual(["podtracker", "the_archivist", "the_author", "the_herald"]);
});

test("each message goes from its sender to all its recipients, in the order of sending", () => {
  expect(
    sequenceOf(story).rows.map(({ message: { id }, from, arrows, afterMs, current }) => [
      id,
      from,
      arrows.map(({ to }) => to),
      afterMs,
      current,
    ]),
  ).toEqual([
    ["a", 0, [1], 0, false],
    ["b", 1, [2, 3], 1_000, true],
    ["c", 2, [1], 3_500, false],
  ]);
});
