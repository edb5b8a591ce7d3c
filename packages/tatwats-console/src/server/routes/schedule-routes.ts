import { listSchedules } from "tatwats";
import { listOf, reasonBody } from "../../contract/fields.ts";
import { sentSchema } from "../../contract/message.ts";
import { scheduleParams, scheduleQuery, scheduleSchema } from "../../contract/schedule.ts";
import { defineRoute } from "../console-route.ts";
import { deedRoute } from "../deed-route.ts";

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
      id: await tatwats.steer.runSchedule(named(params), steering(body.reason)),
    }),
  }),
  deedRoute({
    url: `${url}/pause`,
    summary: "Lets a schedule's times pass until it is resumed",
    params: scheduleParams,
    deed: async ({ steer }, params, steering) => await steer.pauseSchedule(named(params), true, steering),
  }),
  deedRoute({
    url: `${url}/resume`,
    summary: "Takes up a schedule again from its next time on",
    params: scheduleParams,
    deed: async ({ steer }, params, steering) => await steer.pauseSchedule(named(params), false, steering),
  }),
];

function named({ name, schedule }: { name: string; schedule: string }) {
  return { helper: name, name: schedule };
}
