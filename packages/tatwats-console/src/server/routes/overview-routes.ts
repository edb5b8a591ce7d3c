import { countedFigures, readHistory, readOverview, readUptimeDays } from "tatwats";
import { operatorSchema } from "../../contract/operator.ts";
import { historyQuery, historySchema, overviewSchema, uptimeDaysSchema } from "../../contract/overview.ts";
import { defineRoute } from "../console-route.ts";
import { stepsOf } from "../spans.ts";

/** What the overview's charts and sparklines show. */
const measured = ["backlog", "oldestWaitingSeconds", "deadLetters", "activeTasks"];
const ofProcesses = [
  "requestsPerSecond",
  "requestErrorsPerSecond",
  "connectedUsers",
  "liveGames",
  "eventLoopDelayMs",
  "memoryBytes",
  "cpu",
  "poolConnections",
  "poolIdle",
  "poolWaiting",
];
const figures = [...countedFigures, ...measured, ...ofProcesses];

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
    async handle({ tatwats: { database, world } }) {
      const now = world.now();
      return { at: now.toISOString(), ...(await readOverview(database, now)) };
    },
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/overview/history",
    role: "viewer",
    summary: "How the overview's figures went, each with its normal range",
    query: historyQuery,
    answer: historySchema,
    handle: async ({ tatwats: { database, world }, query: { range } }) => ({
      range,
      ...(await readHistory(database, { figures, ...stepsOf(range, world.now()) })),
    }),
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/overview/uptime-days",
    role: "viewer",
    summary: "The last 90 days, each with the share of it in which the system was up",
    answer: uptimeDaysSchema,
    handle: async ({ tatwats: { database } }) => ({ items: await readUptimeDays(database) }),
  }),
];
