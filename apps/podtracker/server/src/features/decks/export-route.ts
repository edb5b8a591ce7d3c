import { exportFormats } from "@podtracker/contract";
import { exportDeckList, nameKey, type ExportFormat } from "@podtracker/rules";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { readCaller } from "../../platform/auth/session.ts";
import { checkAccess } from "../../platform/http/check-access.ts";
import type { Services } from "../../platform/services.ts";
import { StoredList } from "./deck-legality.ts";

const Params = z.object({ deckId: z.string() });
const Query = z.object({ format: z.enum(exportFormats).default("text") });

const FILES: Record<ExportFormat, { ending: string; type: string }> = {
  moxfield: { ending: "txt", type: "text/plain" },
  archidekt: { ending: "txt", type: "text/plain" },
  arena: { ending: "txt", type: "text/plain" },
  text: { ending: "txt", type: "text/plain" },
  mtgo: { ending: "dek", type: "application/xml" },
  csv: { ending: "csv", type: "text/csv" },
};

/** `GET /api/decks/{id}/export`: a deck as a file. Not a route of the typed contract, as its answer is no JSON. */
export function registerDeckExportRoute(app: FastifyInstance, services: Services): void {
  app.route({
    method: "GET",
    url: "/api/decks/:deckId/export",
    schema: {
      operationId: "exportDeck",
      tags: ["decks"],
      summary: "The list as a file of another program’s format, which the import reads back as the same deck",
      params: Params,
      querystring: Query,
    },
    onRequest: async (request) => {
      const caller = await readCaller(services.auth, services.database, request.headers);
      const route = { access: "deck-reader", method: "GET", whenArchived: false } as const;
      await checkAccess(route, request.params as Record<string, string>, { db: services.database, caller });
    },
    handler: async (request, reply) => {
      const { deckId } = Params.parse(request.params);
      const { format } = Query.parse(request.query);
      const { name, text } = await exportDeck(services, deckId, format);
      const { ending, type } = FILES[format];
      return await reply
        .header("content-type", `${type}; charset=utf-8`)
        .header("content-disposition", `attachment; filename="${nameKey(name).replaceAll(" ", "-") || "deck"}.${ending}"`)
        .header("cache-control", "no-store")
        .send(text);
    },
  });
}

async function exportDeck({ prisma, cards }: Services, id: string, format: ExportFormat): Promise<{ name: string; text: string }> {
  const select = { name: true, commanders: true, list: true } as const;
  const { name, commanders, list } = await prisma.deck.findUniqueOrThrow({ where: { id }, select });
  return { name, text: exportDeckList({ commanders, cards: StoredList.parse(list) ?? [] }, format, cards.byName) };
}
