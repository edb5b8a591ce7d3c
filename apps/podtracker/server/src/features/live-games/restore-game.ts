import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import { keepsGame } from "../../platform/http/check-access.ts";
import type { Call, Handler } from "../../platform/http/route-handlers.ts";
import { lockGame } from "../games/change-game.ts";
import { restoreVoided } from "../games/void-game.ts";
import { setStanding } from "./put-aside.ts";
import { readGame } from "./read-live-games.ts";

/** Takes up again what was put aside, and lets count again what was voided; what goes on or counts stays as it is. */
export const restoreGame: Handler<"restoreGame"> = async (call) => {
  const { sql, params } = call;
  const { gameId } = params;
  const before = await lockGame(call);
  if (before.status === "abandoned") await setStanding(call, "live");
  if (before.status === "void") {
    if (!(await keepsGame(sql, { gameId, userId: call.user.id, member: call.member })))
      throw new AppError("not-allowed", "Only who recorded the game, or an organiser of the pod, may let it count again.");
    await restoreVoided(call, before);
  }
  if (before.status === "finished" && !(await isRestored(call, before.revision)))
    throw new AppError("rule-broken", "This game is over. Nothing was changed.");
  return await readGame(sql, gameId, call.user.id);
};

/** Whether this is what was done last: the same sent twice. */
async function isRestored({ sql, params: { gameId } }: Call<"restoreGame">, revision: number): Promise<boolean> {
  const last = Prisma.sql`game_id = ${gameId}::uuid and revision = ${revision} and kind = 'restored'`;
  return (await ask(sql, Prisma.sql`select 1 from game_revision where ${last}`)).length > 0;
}
