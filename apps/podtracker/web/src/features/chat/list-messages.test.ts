import type { ChatMessage } from "@podtracker/contract";
import { expect, it } from "vitest";
import { inOrder, withMessage } from "./list-messages.ts";

function message(id: string, text = id): ChatMessage {
  return { id, podId: "pod", number: Number(id), kind: "text", text, at: "2026-11-23T20:00:00.000Z", mentions: [], reactions: [] };
}

const data = {
  pages: [
    { items: [message("4"), message("3")], nextCursor: "3" },
    { items: [message("2"), message("1")], nextCursor: null },
  ],
  pageParams: [undefined, "3"],
};

it("lists oldest first across pages", () => {
  expect(inOrder(data).map(({ id }) => id)).toEqual(["1", "2", "3", "4"]);
  expect(inOrder(undefined)).toEqual([]);
});

it("adds a new message at the end, once", () => {
  const once = withMessage(data, message("5"));
  const twice = withMessage(once, message("5", "edited"));
  expect(inOrder(twice).map(({ text }) => text)).toEqual(["1", "2", "3", "4", "edited"]);
});
