import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import type { Call, Handler } from "../../platform/http/route-handlers.ts";
import { resolveSeats } from "../games/resolve-seats.ts";

/** Begins a game at whose table everybody's phone counts. */
export const startLiveGame: Handler<"startLiveGame"> = async (call) => {
  const { db, params, body, now, user, announce, audit } = call;
  const before = await sameGame(call);
  if (before) return before;
  checkTable(body);
  const seats = await resolveSeats(call, params.podId, body.seats);
  const { count } = await db.game.createMany({
    data: {
      id: body.id,
      podId: params.podId,
      status: "live",
      playedAt: new Date(now.getTime() - body.secondsAgo * 1000),
      recordedById: user.id,
      recordedAt: now,
      startingLife: body.startingLife,
      startingSeat: body.startingSeat,
      lastEventAt: now,
    },
    skipDuplicates: true,
  });
  // Sent twice at the same moment: the other one made it while we waited for its row.
  if (count === 0) return (await sameGame(call))!;
  await db.gameSeat.createMany({ data: seats.map((seat) => ({ gameId: body.id, ...seat })) });
  await audit({ action: "game.started", target: { kind: "game", id: body.id }, detail: { podId: params.podId, players: seats.length } });
  announce(`pod:${params.podId}`, "pod:changed", { podId: params.podId });
  return { gameId: body.id, version: 0 };
};

async function sameGame({ sql, params, body }: Pick<Call<"startLiveGame">, "sql" | "params" | "body">) {
  const [game] = await ask<{ podId: string; version: number; counted: boolean }>(
    sql,
    Prisma.sql`select pod_id as "podId", version, starting_life is not null as counted from game where id = ${body.id}::uuid`,
  );
  if (!game) return undefined;
  if (game.podId === params.podId && game.counted) return { gameId: body.id, version: game.version };
  throw new AppError("id-taken", "This id belongs to another game. Take a new one.");
}

function checkTable({ seats, startingSeat }: Call<"startLiveGame">["body"]): void {
  const twice = seats.findIndex(({ memberId }, index) => seats.findIndex((other) => other.memberId === memberId) < index);
  if (twice >= 0) {
    const errors = [{ path: `body.seats.${twice}.memberId`, message: "sits at the table already" }];
    throw new AppError("duplicate-member", "A player can sit at the table only once. Nothing was begun.", { errors });
  }
  if (startingSeat > seats.length) {
    const errors = [{ path: "body.startingSeat", message: `is no seat of ${seats.length}` }];
    throw new AppError("rule-broken", `There is no seat ${startingSeat} at a table of ${seats.length}. Nothing was begun.`, { errors });
  }
}
