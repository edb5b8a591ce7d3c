import { listRoutes } from "tatwats";
import { done, listOf } from "../../contract/fields.ts";
import { routeBody, routeSchema } from "../../contract/route.ts";
import { ConsoleError } from "../console-error.ts";
import { defineRoute } from "../console-route.ts";
import { knownHelper } from "../known-helper.ts";

/** The_mediator's routes, not this API's. */
export const routeRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/routes",
    role: "viewer",
    summary: "The routes of the_mediator that differ from what the contracts say",
    answer: listOf(routeSchema),
    handle: async ({ tatwats }) => ({ items: await listRoutes(tatwats.database), nextCursor: null }),
  }),
  defineRoute({
    method: "PUT",
    url: "/api/ops/routes",
    role: "operator",
    summary: "Pauses, limits, allows or forbids a route; pausing holds what waits on it, and loses nothing",
    body: routeBody,
    answer: done,
    async handle({ tatwats, body: { reason, sender, type, recipient, ...rules }, steering }) {
      const helper = knownHelper(tatwats, recipient);
      if (!Object.hasOwn(helper.accepts, type)) throw new ConsoleError("refused", `${recipient} accepts no ${type}.`);
      await tatwats.steer.route({ sender, type, recipient }, rules, steering(reason));
      return { ok: true };
    },
  }),
];
