import { listMessages, readMessage } from "tatwats";
import { idParams, listOf } from "../../contract/fields.ts";
import { messageQuery, messageStorySchema, messageSummarySchema } from "../../contract/message.ts";
import { ConsoleError } from "../console-error.ts";
import { defineRoute } from "../console-route.ts";

export const messageRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/messages",
    role: "viewer",
    summary: "Messages of the journal, the latest first",
    query: messageQuery,
    answer: listOf(messageSummarySchema),
    handle: async ({ tatwats, query }) => await listMessages(tatwats.database, query),
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/messages/:id",
    role: "viewer",
    summary: "One message's whole story: envelope, payload, deliveries, attempts, causes, effects",
    params: idParams,
    answer: messageStorySchema,
    async handle({ tatwats, params }) {
      const story = await readMessage(tatwats.database, params.id);
      if (!story) throw new ConsoleError("not-found", "The journal has no message with this id.");
      return story;
    },
  }),
];
