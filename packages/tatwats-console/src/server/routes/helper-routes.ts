import { listHelpers } from "tatwats";
import { listOf } from "../../contract/fields.ts";
import { helperParams, helperSchema } from "../../contract/helper.ts";
import { ConsoleError } from "../console-error.ts";
import { defineRoute } from "../console-route.ts";

export const helperRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/helpers",
    role: "viewer",
    summary: "Every helper with its state, instances and load",
    answer: listOf(helperSchema),
    handle: async ({ tatwats }) => ({ items: await listHelpers(tatwats.database), nextCursor: null }),
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/helpers/:name",
    role: "viewer",
    summary: "One helper",
    params: helperParams,
    answer: helperSchema,
    async handle({ tatwats, params }) {
      const [helper] = await listHelpers(tatwats.database, params.name);
      if (!helper) throw new ConsoleError("not-found", `There is no helper ${params.name}.`);
      return helper;
    },
  }),
];
