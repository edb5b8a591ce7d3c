import type { Steering } from "tatwats";
import type { z } from "zod";
import { done, reasonBody } from "../contract/fields.ts";
import { type ConsoleRoute, defineRoute } from "./console-route.ts";
import type { ConsoleOptions } from "./console-options.ts";

/** A route of an operator's deed that needs nothing but its reason, and answers that it is done. */
export function deedRoute<Params extends z.ZodType>(route: {
  url: `/api/ops/${string}`;
  summary: string;
  params: Params;
  deed(tatwats: ConsoleOptions["tatwats"], params: z.output<Params>, steering: Steering): Promise<unknown>;
}): ConsoleRoute {
  const { url, summary, params, deed } = route;
  return defineRoute({
    method: "POST",
    url,
    role: "operator",
    summary,
    params,
    body: reasonBody,
    answer: done,
    async handle(input) {
      await deed(input.tatwats, input.params, input.steering(input.body.reason));
      return { ok: true };
    },
  });
}
