import { readFlowFrames } from "tatwats";
import { spanQuery } from "../../contract/fields.ts";
import { flowFramesSchema, flowSchema } from "../../contract/flow.ts";
import { defineRoute } from "../console-route.ts";
import { packFrames } from "../pack-frames.ts";
import { readFlow } from "../read-flow.ts";
import { spanOf } from "../spans.ts";

export const flowRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/flow",
    role: "viewer",
    summary: "Who sent what to whom in a time, how fast, and what keeps messages waiting now",
    query: spanQuery,
    answer: flowSchema,
    handle: async ({ tatwats, query }) => await readFlow(tatwats.database, spanOf(query, tatwats.world.now())),
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/flow/frames",
    role: "viewer",
    summary: "The same minute by minute (hour by hour beyond six hours, day by day beyond a fortnight), to be played back",
    query: spanQuery,
    answer: flowFramesSchema,
    async handle({ tatwats, query }) {
      const span = spanOf(query, tatwats.world.now());
      return packFrames(span, await readFlowFrames(tatwats.database, span));
    },
  }),
];
