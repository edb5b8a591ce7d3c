import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { readGame } from "./read-live-games.ts";

/** Takes up again what was put aside. */
export const restoreGame: Handler<"restoreGame"> = async ({ sql, params: { gameId }, member, user, now, audit, announce }) => {
  const [game] = await ask<{ status: string }>(
    sql,
    Prisma.sql`select status::text as status from game where id = ${gameId}::uuid for no key update`,
  );
  if (game?.status === "abandoned") {
    await ask(sql, Prisma.sql`update game set status = 'live', last_event_at = ${now}::timestamptz where id = ${gameId}::uuid`);
    await audit({ action: "game.restored", target: { kind: "game", id: gameId }, detail: { podId: member.podId } });
    announce(`pod:${member.podId}`, "pod:changed", { podId: member.podId });
  } else if (game?.status !== "live") throw new AppError("rule-broken", "This game is over. Nothing was changed.");
  return await readGame(sql, gameId, user.id);
};
