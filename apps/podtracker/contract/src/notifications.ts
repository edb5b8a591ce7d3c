import { z } from "zod";
import { deckProblemCodes } from "./decks.ts";
import { defineRoute } from "./define-route.ts";
import { Id, listOf, Page, Time } from "./shapes.ts";

export const notificationKinds = ["pod-joined", "invite-used", "mentioned", "recap-posted", "corrections", "deck-illegal"] as const;
export type NotificationKind = (typeof notificationKinds)[number];

const Joined = z.object({ podId: Id, podName: z.string(), userId: Id, name: z.string() });

/** What each kind tells: facts, of which the client makes its own words. */
export const notificationFacts = {
  /** Somebody joined a pod of mine. */
  "pod-joined": Joined,
  /** Somebody joined by an invite of mine; takes the place of `pod-joined`. */
  "invite-used": Joined,
  /** Somebody called me by my name in a chat. */
  mentioned: z.object({ podId: Id, podName: z.string(), messageId: Id, userId: Id, name: z.string(), text: z.string() }),
  /** A game that I played is recorded by somebody else, and its recap stands in the chat. */
  "recap-posted": z.object({
    podId: Id,
    podName: z.string(),
    gameId: Id,
    playedAt: Time,
    outcome: z.enum(["win", "draw"]),
    winners: z.array(z.string()).describe("Who came in first; several after a draw"),
  }),
  /** Somebody corrected, voided or restored a game that I played. */
  corrections: z.object({
    podId: Id,
    podName: z.string(),
    gameId: Id,
    playedAt: Time,
    change: z.enum(["corrected", "voided", "restored"]),
    userId: Id,
    name: z.string(),
    reason: z.string().nullable(),
  }),
  /** A deck of mine no longer keeps to the rules. */
  "deck-illegal": z.object({
    deckId: Id,
    deckName: z.string(),
    problems: z.array(z.object({ code: z.enum(deckProblemCodes), card: z.string().optional(), detail: z.string() })),
  }),
} as const satisfies Record<NotificationKind, z.ZodType>;

const common = {
  id: Id,
  /** A path of the web app, such as `/decks/…`. */
  link: z.string(),
  createdAt: Time,
  readAt: Time.nullable(),
};

export const Notification = z
  .discriminatedUnion("kind", [
    z.object({ ...common, kind: z.literal("pod-joined"), facts: notificationFacts["pod-joined"] }),
    z.object({ ...common, kind: z.literal("invite-used"), facts: notificationFacts["invite-used"] }),
    z.object({ ...common, kind: z.literal("mentioned"), facts: notificationFacts["mentioned"] }),
    z.object({ ...common, kind: z.literal("recap-posted"), facts: notificationFacts["recap-posted"] }),
    z.object({ ...common, kind: z.literal("corrections"), facts: notificationFacts.corrections }),
    z.object({ ...common, kind: z.literal("deck-illegal"), facts: notificationFacts["deck-illegal"] }),
  ])
  .meta({ id: "Notification" });
export type Notification = z.infer<typeof Notification>;

const Unread = z.object({ unread: z.number().int().describe("How many of mine are not read") });

export const listNotifications = defineRoute({
  method: "GET",
  path: "/api/me/notifications",
  summary: "What I was told, the latest first; with `unread=true` only what I have not read",
  tag: "notifications",
  access: "signed-in",
  query: Page.extend({ unread: z.stringbool({ truthy: ["true"], falsy: ["false"] }).default(false) }),
  result: listOf(Notification).extend(Unread.shape),
});

export const readNotification = defineRoute({
  method: "PUT",
  path: "/api/me/notifications/{notificationId}/read",
  summary: "Mark one as read; again changes nothing",
  tag: "notifications",
  access: "signed-in",
  params: z.object({ notificationId: Id }),
  result: Unread,
});

export const readAllNotifications = defineRoute({
  method: "PUT",
  path: "/api/me/notifications/read",
  summary: "Mark as read what I was told up to one of them (itself included), or all",
  tag: "notifications",
  access: "signed-in",
  body: z.strictObject({ upTo: Id.optional() }),
  result: Unread,
});
