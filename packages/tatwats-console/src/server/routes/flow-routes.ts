import { readFlowFrames } from "tatwats";
import { spanQuery } from "../../contract/fields.ts";
import { flowFramesSchema, flowSchema } from "../../contract/flow.ts";
import { defineRoute } from "../console-route.ts";
import { packFrames } from "../pack-frames.ts";
import { readFlow } from "../read-flow.ts";
import { keptMs, spanOf } from "../spans.ts";

export const flowRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/flow",
    role: "viewer",
    summary: "Who sent what to whom in a time, how fast, and what keeps messages waiting now",
    query: spanQuery,
    answer: flowSchema,
    async handle({ tatwats, query, remember }) {
      const span = spanOf(query, tatwats.world.now());
      return await remember(`flow ${nameOf(query)}`, keptMs(span), async () => await readFlow(tatwats.database, span));
    },
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/flow/frames",
    role: "viewer",
    summary: "The same minute by minute (in steps of hours beyond six hours), to be played back",
    query: spanQuery,
    answer: flowFramesSchema,
    async handle({ tatwats, query, remember }) {
      const span = spanOf(query, tatwats.world.now());
      const frames = async () => packFrames(span, await readFlowFrames(tatwats.database, span));
      return await remember(`frames ${nameOf(query)}`, keptMs(span), frames);
    },
  }),
];

/** A span that ends now has the same name from one asking to the next. */
function nameOf({ since, until }: { since?: string | undefined; until?: string | undefined }): string {
  return `${since ?? ""} ${until ?? ""}`;
}
