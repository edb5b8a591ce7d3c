import { listIncidents, listSilences } from "tatwats";
import { idParams, listOf } from "../../contract/fields.ts";
import { incidentQuery, incidentSchema, silenceBody, silencedSchema, silenceSchema } from "../../contract/incident.ts";
import { ConsoleError } from "../console-error.ts";
import { defineRoute } from "../console-route.ts";
import { deedRoute } from "../deed-route.ts";

export const incidentRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/incidents",
    role: "viewer",
    summary: "Incidents, the newest first",
    query: incidentQuery,
    answer: listOf(incidentSchema),
    handle: async ({ tatwats, query: { state, ...filter } }) =>
      await listIncidents(tatwats.database, { ...filter, ...(state && { open: state === "open" }) }),
  }),
  deedRoute({
    url: "/api/ops/incidents/:id/acknowledge",
    summary: "Puts on record that somebody looks after an incident",
    params: idParams,
    deed: async ({ steer }, { id }, steering) => await steer.acknowledgeIncident(id, steering),
  }),
  defineRoute({
    method: "POST",
    url: "/api/ops/incidents/:id/silence",
    role: "operator",
    summary: "Silences the incident's rule for its component until a time",
    params: idParams,
    body: silenceBody,
    answer: silencedSchema,
    async handle({ tatwats, params, body: { reason, until }, steering }) {
      const { items } = await listIncidents(tatwats.database, { id: params.id, limit: 1 });
      const incident = items[0];
      if (!incident) throw new ConsoleError("not-found", "There is no incident with this id.");
      const { rule, component } = incident;
      return { id: await tatwats.steer.silence({ rule, component, until }, steering(reason)) };
    },
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/silences",
    role: "viewer",
    summary: "Silences that have not ended",
    answer: listOf(silenceSchema),
    handle: async ({ tatwats }) => ({ items: await listSilences(tatwats.database), nextCursor: null }),
  }),
  deedRoute({
    url: "/api/ops/silences/:id/end",
    summary: "Ends a silence before its time",
    params: idParams,
    deed: async ({ steer }, { id }, steering) => await steer.endSilence(id, steering),
  }),
];
