import { listSchedules } from "tatwats";
import { done, listOf, reasonBody } from "../../contract/fields.ts";
import { sentSchema } from "../../contract/message.ts";
import { scheduleParams, scheduleQuery, scheduleSchema } from "../../contract/schedule.ts";
import { defineRoute } from "../console-route.ts";

const url = "/api/ops/helpers/:name/schedules/:schedule";

export const scheduleRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/schedules",
    role: "viewer",
    summary: "The schedules of all helpers, or of one, with their next times",
    query: scheduleQuery,
    answer: listOf(scheduleSchema),
    handle: async ({ tatwats, query }) => ({ items: await listSchedules(tatwats.database, query.helper), nextCursor: null }),
  }),
  defineRoute({
    method: "POST",
    url: `${url}/run`,
    role: "operator",
    summary: "Runs a schedule now, beside its times",
    params: scheduleParams,
    body: reasonBody,
    answer: sentSchema,
    handle: async ({ tatwats, params, body, steering }) => ({
      id: await tatwats.steer.runSchedule({ helper: params.name, name: params.schedule }, steering(body.reason)),
    }),
  }),
  pauseRoute("pause", true, "Lets a schedule's times pass until it is resumed"),
  pauseRoute("resume", false, "Takes up a schedule again from its next time on"),
];

function pauseRoute(deed: "pause" | "resume", paused: boolean, summary: string) {
  return defineRoute({
    method: "POST",
    url: `${url}/${deed}`,
    role: "operator",
    summary,
    params: scheduleParams,
    body: reasonBody,
    answer: done,
    async handle({ tatwats, params, body, steering }) {
      await tatwats.steer.pauseSchedule({ helper: params.name, name: params.schedule }, paused, steering(body.reason));
      return { ok: true };
    },
  });
}
