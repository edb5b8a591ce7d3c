import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { Id, listOf, prose, Time } from "./shapes.ts";

/** Minutes in which what was said can be changed or taken back by who said it. */
export const editMinutes = 15;

const Said = z.object({ userId: Id, name: z.string() });

export const ChatMessage = z
  .object({
    id: Id,
    podId: Id,
    /** The pod's order: the first message is 1, each later one has the next number. */
    number: z.number().int(),
    kind: z.enum(["text", "recap", "event"]),
    /** Absent on recaps and events, which no person wrote, and where the account was deleted. */
    author: Said.optional(),
    /** Empty where it was deleted. */
    text: z.string(),
    at: Time,
    editedAt: Time.optional(),
    deletedAt: Time.optional(),
    replyTo: Id.optional(),
    /** The beginning of what it answers, which may not be loaded. */
    repliedTo: z.object({ author: Said.optional(), text: z.string(), deleted: z.boolean() }).optional(),
    /** Those who are called by name in it. */
    mentions: z.array(Id),
    reactions: z.array(
      z.object({
        emoji: z.string(),
        count: z.number().int(),
        /** Whether I am among them; over the socket always false, as it speaks to all: look for yourself in `by`. */
        mine: z.boolean(),
        by: z.array(Id),
      }),
    ),
    gameId: Id.optional(),
  })
  .meta({ id: "ChatMessage" });
export type ChatMessage = z.infer<typeof ChatMessage>;

/** One emoji, whatever it is put together from. */
export const Emoji = z
  .string()
  .max(64)
  .refine((text) => /^\p{RGI_Emoji}$/v.test(text), "is not one emoji")
  .meta({ description: "One emoji" });

const podParams = z.object({ podId: Id });
const messageParams = podParams.extend({ messageId: Id });
const reactionParams = messageParams.extend({ emoji: Emoji });

export const listMessages = defineRoute({
  method: "GET",
  path: "/api/pods/{podId}/messages",
  summary:
    "The pod's chat, newest first; `before` or `after` a message's id, `after` gives oldest first; with `q` those that hold all its words",
  tag: "chat",
  access: "pod-member",
  params: podParams,
  query: z
    .object({
      before: Id.optional(),
      after: Id.optional(),
      cursor: Id.optional(),
      q: z.string().max(200).optional().describe("Words, the beginning of one is enough"),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    })
    .refine((query) => !(query.before && query.after), {
      message: "take `before` or `after`, not both",
      path: ["after"],
    }),
  result: listOf(ChatMessage),
});

export const postMessage = defineRoute({
  method: "POST",
  path: "/api/pods/{podId}/messages",
  summary: "Say something. The id is the client's own: sent twice, it is said once",
  tag: "chat",
  access: "pod-member",
  status: 201,
  params: podParams,
  body: z.strictObject({ id: Id, text: prose(4000), replyTo: Id.optional() }),
  result: ChatMessage,
});

export const editMessage = defineRoute({
  method: "PATCH",
  path: "/api/pods/{podId}/messages/{messageId}",
  summary: `Say it otherwise, within ${editMinutes} minutes`,
  tag: "chat",
  access: "pod-member",
  params: messageParams,
  body: z.strictObject({ text: prose(4000) }),
  result: ChatMessage,
});

export const deleteMessage = defineRoute({
  method: "DELETE",
  path: "/api/pods/{podId}/messages/{messageId}",
  summary: `Take back what I said within ${editMinutes} minutes; organisers may remove what anybody said. Again changes nothing`,
  tag: "chat",
  access: "pod-member",
  params: messageParams,
  result: ChatMessage,
});

export const addReaction = defineRoute({
  method: "PUT",
  path: "/api/pods/{podId}/messages/{messageId}/reactions/{emoji}",
  summary: "React with an emoji; again changes nothing",
  tag: "chat",
  access: "pod-member",
  params: reactionParams,
  result: ChatMessage,
});

export const removeReaction = defineRoute({
  method: "DELETE",
  path: "/api/pods/{podId}/messages/{messageId}/reactions/{emoji}",
  summary: "Take my reaction back; again changes nothing",
  tag: "chat",
  access: "pod-member",
  params: reactionParams,
  result: ChatMessage,
});

export const readMessages = defineRoute({
  method: "PUT",
  path: "/api/pods/{podId}/messages/read",
  summary: "Mark the chat as read up to a message; never goes back",
  tag: "chat",
  access: "pod-member",
  whenArchived: true,
  params: podParams,
  body: z.strictObject({ upTo: Id }),
  result: z.object({ unread: z.number().int(), readUpTo: Id.nullable() }),
});
