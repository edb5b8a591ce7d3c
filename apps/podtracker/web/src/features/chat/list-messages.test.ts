import type { ChatMessage } from "@podtracker/contract";
import { expect, it } from "vitest";
import { inOrder, withMessage } from "./list-messages.ts";

function message(id: string, text = id): ChatMessage {
  return { id, podId: "pod", number: Number(id), kind: "text", text, at: "2026-11-23T20:00:00.000Z", mentions: [], reactions: [] };
}

const data = {
  pages: [
    { items: [message("1"), message("2")], older: null, newer: "2" },
    { items: [message("3"), message("4")], older: "3", newer: null },
  ],
  pageParams: [{ at: "before", id: "3" }, { at: "end" }],
};

it("lists oldest first across pages", () => {
  expect(inOrder(data).map(({ id }) => id)).toEqual(["1", "2", "3", "4"]);
  expect(inOrder(undefined)).toEqual([]);
});

it("adds a new message at the end, once, and replaces one it knows", () => {
  const once = withMessage(data, message("5"));
  const twice = withMessage(once, message("5", "edited"));
  expect(inOrder(withMessage(twice, message("2", "too"))).map(({ text }) => text)).toEqual(["1", "too", "3", "4", "edited"]);
});

it("puts messages that overtook one another in their order", () => {
  const mixed = withMessage(withMessage(data, message("6")), message("5"));
  expect(inOrder(mixed).map(({ id }) => id)).toEqual(["1", "2", "3", "4", "5", "6"]);
});

it("leaves a new message out while what comes before it is not loaded", () => {
  const past = { ...data, pages: [data.pages[0]!] };
  expect(inOrder(withMessage(past, message("9"))).map(({ id }) => id)).toEqual(["1", "2"]);
});
