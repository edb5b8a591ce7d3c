import type { Game } from "@podtracker/contract";
import { Prisma } from "../../generated/client.ts";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { checkPlayedAt, checkResult } from "./check-result.ts";
import { type GameRow, gameShape, readGameRows, toDatabase } from "./game-shape.ts";
import { resolveSeats } from "./resolve-seats.ts";
import { tellHelpers } from "./tell-helpers.ts";

/**
 * Records a finished game: the result and the message that tells the helpers are one transaction, so
 * there is either the whole game with its aftermath to come, or nothing.
 */
export const recordGame: Handler<"recordGame"> = async (call) => {
  const { db, sql, params, body } = call;
  const [before] = await readGameRows(sql, Prisma.sql`g.id = ${body.id}::uuid`);
  if (before) return sameGame(before, params.podId);
  checkResult(body);
  checkPlayedAt(body.playedAt, call.now);
  const seats = await resolveSeats(call, params.podId, body.seats);
  const { seats: _, id, winCondition, playedAt, ...facts } = body;
  const { count } = await db.game.createMany({
    data: {
      id,
      podId: params.podId,
      status: "finished",
      ...facts,
      playedAt: new Date(playedAt),
      winCondition: winCondition ? toDatabase(winCondition) : null,
      recordedById: call.user.id,
      recordedAt: call.now,
    },
    skipDuplicates: true,
  });
  const readGame = async () => (await readGameRows(sql, Prisma.sql`g.id = ${id}::uuid`))[0]!;
  // Sent twice at the same moment: the other one made it while we waited for its row.
  if (count === 0) return sameGame(await readGame(), params.podId);
  await db.gameSeat.createMany({
    data: seats.map((seat, index) => ({ gameId: id, ...seat, place: body.seats[index]!.place, kills: body.seats[index]!.kills ?? null })),
  });
  const game = gameShape(await readGame());
  await tellHelpers(sql, call.services, { game, user: call.user, address: call.address });
  call.announce(`pod:${game.podId}`, "game:recorded", game);
  return game;
};

function sameGame(row: GameRow, podId: string): Game {
  if (row.podId === podId && row.outcome !== null) return gameShape(row);
  throw new AppError("id-taken", "This id belongs to another game. Take a new one.");
}
