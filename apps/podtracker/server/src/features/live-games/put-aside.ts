import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import type { Call, Handler } from "../../platform/http/route-handlers.ts";
import { lockGame } from "../games/change-game.ts";
import { readGame } from "./read-live-games.ts";

/** Puts aside a game that nobody goes on with, as the_archivist does after hours of silence. */
export const putGameAside: Handler<"putGameAside"> = async (call) => {
  const { sql, params, user } = call;
  const { status } = await lockGame(call);
  const game = await readGame(sql, params.gameId, user.id);
  if (status === "abandoned") return game;
  if (status !== "live") throw new AppError("rule-broken", "This game is over. Nothing was changed.");
  if (!game.you?.mayCount) throw new AppError("not-allowed", "Whoever counts at this table may put it aside.");
  await setStanding(call, "abandoned");
  return { ...game, status: "abandoned" };
};

/** Takes a game out of those that go on, or back among them. */
export async function setStanding(
  { sql, params: { gameId }, member: { podId }, now, audit, announce }: Call<"putGameAside" | "restoreGame">,
  status: "live" | "abandoned",
): Promise<void> {
  await ask(
    sql,
    Prisma.sql`
      update game set status = ${status}::game_status, last_event_at = case ${status} when 'live' then ${now}::timestamptz else last_event_at end
      where id = ${gameId}::uuid`,
  );
  await audit({ action: status === "live" ? "game.restored" : "game.put-aside", target: { kind: "game", id: gameId }, detail: { podId } });
  announce(`pod:${podId}`, "pod:changed", { podId });
  announce(`game:${gameId}`, "game:changed", { gameId });
}
