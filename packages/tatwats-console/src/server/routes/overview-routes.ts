import { readOverview } from "tatwats";
import { operatorSchema } from "../../contract/operator.ts";
import { overviewSchema } from "../../contract/overview.ts";
import { defineRoute } from "../console-route.ts";

export const overviewRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/me",
    role: "viewer",
    summary: "Who is at the console, with which role",
    answer: operatorSchema,
    handle: async ({ operator }) => operator,
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/overview",
    role: "viewer",
    summary: "Whether all is well, since when, and what is not",
    answer: overviewSchema,
    handle: async ({ tatwats }) => await readOverview(tatwats.database, tatwats.world.now()),
  }),
];
