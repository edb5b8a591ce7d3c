import { type Batch, countDeadLetters, listBatches, listDeadGroups, readBatch } from "tatwats";
import type { z } from "zod";
import {
  type BatchAnswer,
  batchQuery,
  batchSchema,
  deadGroupSchema,
  deadLetterQuery,
  discardBody,
  previewBody,
  previewSchema,
  redriveBody,
} from "../../contract/dead-letter.ts";
import { idParams, listOf } from "../../contract/fields.ts";
import { mayActAs, type Operator } from "../../contract/operator.ts";
import { ConsoleError } from "../console-error.ts";
import { defineRoute } from "../console-route.ts";

export const deadLetterRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/dead-letters",
    role: "viewer",
    summary: "Dead letters by recipient and cause, the latest first",
    query: deadLetterQuery,
    answer: listOf(deadGroupSchema),
    handle: async ({ tatwats, query }) => ({
      items: await listDeadGroups(tatwats.database, query),
      nextCursor: null,
    }),
  }),
  defineRoute({
    method: "POST",
    url: "/api/ops/dead-letters/preview",
    role: "viewer",
    summary: "What a redrive or a discard would touch",
    body: previewBody,
    answer: previewSchema,
    handle: async ({ tatwats, body }) => await countDeadLetters(tatwats.database, whichOf(body)),
  }),
  defineRoute({
    method: "POST",
    url: "/api/ops/dead-letters/redrive",
    role: "operator",
    summary: "Sends dead letters to where they belong once more, edited if need be, in a batch",
    body: redriveBody,
    answer: batchSchema,
    async handle({ tatwats, body, steering }) {
      const order = { deed: "redrive" as const, filter: whichOf(body), ...(body.edit && { patch: body.edit }) };
      return await batchOf(tatwats.database, await tatwats.steer.startBatch(order, steering(body.reason)));
    },
  }),
  defineRoute({
    method: "POST",
    url: "/api/ops/dead-letters/discard",
    role: "operator",
    summary: "Lets dead letters be, in a batch: they will not be sent again",
    body: discardBody,
    answer: batchSchema,
    async handle({ tatwats, body, steering }) {
      const id = await tatwats.steer.startBatch({ deed: "discard", filter: whichOf(body) }, steering(body.reason));
      return await batchOf(tatwats.database, id);
    },
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/batches",
    role: "viewer",
    summary: "Redrives and discards, the latest first",
    query: batchQuery,
    answer: listOf(batchSchema),
    handle: async ({ tatwats, query, operator }) => ({
      items: (await listBatches(tatwats.database, query.limit)).map((batch) => shownTo(operator, answerOf(batch))),
      nextCursor: null,
    }),
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/batches/:id",
    role: "viewer",
    summary: "How far a batch has come",
    params: idParams,
    answer: batchSchema,
    handle: async ({ tatwats, params, operator }) => shownTo(operator, await batchOf(tatwats.database, params.id)),
  }),
];

function whichOf({ ids, filter }: z.output<typeof previewBody>) {
  return { ...filter, ...(ids && { messageIds: ids }) };
}

async function batchOf(database: Parameters<typeof readBatch>[0], id: string): Promise<BatchAnswer> {
  const batch = await readBatch(database, id);
  if (!batch) throw new ConsoleError("not-found", "There is no batch with this id.");
  return answerOf(batch);
}

/** What was edited may be a secret. */
function shownTo(operator: Operator, batch: BatchAnswer): BatchAnswer {
  return mayActAs(operator, "operator") ? batch : { ...batch, edit: null };
}

function answerOf({ patch, ...batch }: Batch): BatchAnswer {
  return { ...batch, filter: { ...batch.filter }, edit: (patch as Record<string, unknown> | null) ?? null };
}
