import { countedFigures, type HelperCommand, listFailures, listHelperLog, listHelpers, readHistory } from "tatwats";
import { done, listOf, nameParams } from "../../contract/fields.ts";
import { failureGroupSchema, helperHistorySchema, helperSchema, limitsBody, logLineSchema, logQuery } from "../../contract/helper.ts";
import { historyQuery } from "../../contract/overview.ts";
import { ConsoleError } from "../console-error.ts";
import { defineRoute } from "../console-route.ts";
import { deedRoute } from "../deed-route.ts";
import { knownHelper, withoutSecrets } from "../known-helper.ts";
import { beginOf, stepsOf } from "../spans.ts";

const figures = [...countedFigures, "backlog", "oldestWaitingSeconds", "deadLetters"];

export const helperRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/helpers",
    role: "viewer",
    summary: "Every helper with its state, instances and load",
    answer: listOf(helperSchema),
    handle: async ({ tatwats }) => ({
      items: (await listHelpers(tatwats.database)).map((helper) => withoutSecrets(tatwats, helper)),
      nextCursor: null,
    }),
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/helpers/:name",
    role: "viewer",
    summary: "One helper",
    params: nameParams,
    answer: helperSchema,
    async handle({ tatwats, params }) {
      const [helper] = await listHelpers(tatwats.database, params.name);
      if (!helper) throw new ConsoleError("not-found", `There is no helper ${params.name}.`);
      return withoutSecrets(tatwats, helper);
    },
  }),
  steerRoute("pause", "Holds what comes for a helper until it is resumed; nothing is lost"),
  steerRoute("resume", "Lets a paused or drained helper work again"),
  steerRoute("drain", "Lets a helper finish what is at work, then ends its instances until it is resumed"),
  steerRoute("restart", "Exchanges every instance of a helper for a new one"),
  defineRoute({
    method: "PUT",
    url: "/api/ops/helpers/:name/limits",
    role: "operator",
    summary: "How much a helper handles at a time, and how much its mailbox takes",
    params: nameParams,
    body: limitsBody,
    answer: done,
    async handle({ tatwats, params, body: { reason, ...limits }, steering }) {
      await tatwats.steer.limits(params.name, limits, steering(reason));
      return { ok: true };
    },
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/helpers/:name/history",
    role: "viewer",
    summary: "How a helper's load went",
    params: nameParams,
    query: historyQuery,
    answer: helperHistorySchema,
    async handle({ tatwats, params, query: { range } }) {
      const helper = knownHelper(tatwats, params.name).name;
      const steps = stepsOf(range, tatwats.world.now());
      return { range, ...(await readHistory(tatwats.database, { figures, helper, ...steps })) };
    },
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/helpers/:name/failures",
    role: "viewer",
    summary: "A helper's failed attempts by their cause, the latest first",
    params: nameParams,
    query: historyQuery,
    answer: listOf(failureGroupSchema),
    handle: async ({ tatwats, params, query }) => ({
      items: await listFailures(tatwats.database, {
        helper: knownHelper(tatwats, params.name).name,
        since: beginOf(query.range, tatwats.world.now()),
      }),
      nextCursor: null,
    }),
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/helpers/:name/log",
    role: "viewer",
    summary: "What a helper has written lately, the latest first",
    params: nameParams,
    query: logQuery,
    answer: listOf(logLineSchema),
    handle: async ({ tatwats, params, query }) => await listHelperLog(tatwats.database, knownHelper(tatwats, params.name).name, query),
  }),
];

function steerRoute(command: HelperCommand, summary: string) {
  return deedRoute({
    url: `/api/ops/helpers/:name/${command}`,
    summary,
    params: nameParams,
    deed: async ({ steer }, { name }, steering) => await steer.helper(name, command, steering),
  });
}
