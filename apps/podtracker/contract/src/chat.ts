import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { Id, listOf, prose, Time } from "./shapes.ts";

export const ChatMessage = z
  .object({
    id: Id,
    podId: Id,
    kind: z.enum(["text", "recap", "event"]),
    /** Absent on recaps and events, which no person wrote. */
    author: z.object({ userId: Id, name: z.string() }).optional(),
    text: z.string(),
    at: Time,
    editedAt: Time.optional(),
    replyTo: Id.optional(),
    reactions: z.array(z.object({ emoji: z.string(), count: z.number().int(), mine: z.boolean() })),
    gameId: Id.optional(),
  })
  .meta({ id: "ChatMessage" });
export type ChatMessage = z.infer<typeof ChatMessage>;

const podParams = z.object({ podId: Id });

export const listMessages = defineRoute({
  method: "GET",
  path: "/api/pods/{podId}/messages",
  summary: "The pod's chat, newest first; `before` or `after` a message's id, `after` gives oldest first",
  tag: "chat",
  access: "pod-member",
  params: podParams,
  query: z
    .object({
      before: Id.optional(),
      after: Id.optional(),
      cursor: Id.optional(),
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
