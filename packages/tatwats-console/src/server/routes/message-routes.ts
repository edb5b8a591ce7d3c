import { listMessages, maskPayload, readMessage } from "tatwats";
import { id, idParams } from "../../contract/fields.ts";
import { messageListSchema, messageQuery, messageStorySchema, sendBody, sentSchema } from "../../contract/message.ts";
import { mayActAs } from "../../contract/operator.ts";
import { ConsoleError } from "../console-error.ts";
import { defineRoute } from "../console-route.ts";
import { someHoldSecrets } from "../payload-secrets.ts";

export const messageRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/messages",
    role: "viewer",
    summary: "Messages of the journal, the latest first",
    query: messageQuery,
    answer: messageListSchema,
    async handle({ tatwats, query, operator }) {
      const looksInside = query.q !== undefined && !id.safeParse(query.q.trim()).success;
      if (looksInside && !mayActAs(operator, "operator") && someHoldSecrets(tatwats.helpers))
        throw new ConsoleError(
          "refused",
          "Some payloads hold secrets, so searching in them takes the role operator. Viewers can search for an id.",
        );
      return await listMessages(tatwats.database, query);
    },
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/messages/:id",
    role: "viewer",
    summary: "One message's whole story: envelope, payload, deliveries, attempts, causes, effects",
    params: idParams,
    answer: messageStorySchema,
    async handle({ tatwats, params, operator }) {
      const story = await readMessage(tatwats.database, params.id);
      if (!story) throw new ConsoleError("not-found", "The journal has no message with this id.");
      if (mayActAs(operator, "operator")) return story;
      return { ...story, payload: maskPayload(tatwats.helpers, story.type, story.recipient, story.payload) };
    },
  }),
  defineRoute({
    method: "POST",
    url: "/api/ops/messages",
    role: "operator",
    summary: "Sends a message by hand, checked like any other",
    body: sendBody,
    answer: sentSchema,
    handle: async ({ tatwats, body: { reason, ...letter }, steering }) => ({ id: await tatwats.steer.send(letter, steering(reason)) }),
  }),
];
