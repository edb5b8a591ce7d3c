import type { Notification } from "@podtracker/contract";
import { expect, it } from "vitest";
import { tellNotification } from "./tell-notification.ts";

const common = { id: "n1", link: "/", createdAt: "2026-11-20T19:30:00.000Z", readAt: null };
const joined = { podId: "p1", podName: "Tuesday Night", userId: "u1", name: "Briar" };
const played = { podId: "p1", podName: "Tuesday Night", gameId: "g1", playedAt: common.createdAt };

it.each<[Notification, string, string | null]>([
  [{ ...common, kind: "pod-joined", facts: joined }, "Briar joined Tuesday Night", null],
  [{ ...common, kind: "invite-used", facts: joined }, "Briar joined Tuesday Night", "By your invite"],
  [
    { ...common, kind: "mentioned", facts: { ...joined, messageId: "m1", text: "@Ash again?" } },
    "Briar mentioned you in Tuesday Night",
    "@Ash again?",
  ],
  [
    { ...common, kind: "recap-posted", facts: { ...played, outcome: "win", winners: ["Briar"] } },
    "A game of yours in Tuesday Night is recorded",
    "Briar won",
  ],
  [
    { ...common, kind: "recap-posted", facts: { ...played, outcome: "draw", winners: ["Ash", "Briar", "Cole"] } },
    "A game of yours in Tuesday Night is recorded",
    "A draw between Ash, Briar and Cole",
  ],
  [
    { ...common, kind: "corrections", facts: { ...played, change: "voided", userId: "u1", name: "Briar", reason: "A practice game." } },
    "Briar voided a game of yours in Tuesday Night",
    "A practice game.",
  ],
  [
    {
      ...common,
      kind: "deck-illegal",
      facts: {
        deckId: "d1",
        deckName: "Counters",
        problems: [
          { code: "banned", card: "Mana Crypt", detail: "Mana Crypt is banned." },
          { code: "banned", card: "Dockside Extortionist", detail: "Dockside Extortionist is banned." },
        ],
      },
    },
    "Counters no longer keeps to the rules",
    "Mana Crypt is banned. And 1 more.",
  ],
])("tells $kind in words", (notification, title, detail) => {
  expect(tellNotification(notification)).toEqual({ title, detail });
});
