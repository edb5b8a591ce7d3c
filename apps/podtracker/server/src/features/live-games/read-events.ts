import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { readKeptEvents } from "./kept-event.ts";

/** What comes after a `seq`, for a device that was away. */
export const readEvents: Handler<"readEvents"> = async ({ sql, params, query }) => {
  const events = await readKeptEvents(sql, params.gameId, query.after);
  const [game] = await ask<{ version: number }>(sql, Prisma.sql`select version from game where id = ${params.gameId}::uuid`);
  return { events, version: Math.max(game!.version, events.at(-1)?.seq ?? 0) };
};
