import type { Game } from "@podtracker/contract";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { changeGame, type GameChangeCall, lockGame } from "./change-game.ts";
import { type GameRow, gameShape } from "./game-shape.ts";

/** Takes a game out of all that counts, with a reason that everybody sees. */
export const voidGame: Handler<"voidGame"> = async (call) => {
  const before = await lockGame(call);
  if (before.status === "void") return gameShape(before);
  if (before.status !== "finished") throw new AppError("rule-broken", "This game is not over, so there is nothing to void.");
  return await changeGame(call, { kind: "voided", before, reason: call.body.reason, write: () => setStatus(call, "void") });
};

/** The way back: the game counts again as it is on record. */
export async function restoreVoided(call: GameChangeCall, before: GameRow): Promise<Game> {
  return await changeGame(call, { kind: "restored", before, reason: null, write: () => setStatus(call, "finished") });
}

async function setStatus({ sql, params: { gameId } }: GameChangeCall, status: Game["status"]): Promise<void> {
  await ask(sql, Prisma.sql`update game set status = ${status}::game_status where id = ${gameId}::uuid`);
}
