import type { Game } from "@podtracker/contract";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import type { SessionUser } from "../../platform/auth/session.ts";
import { ask } from "../../platform/database/ask.ts";
import type { Services } from "../../platform/services.ts";
import { gameTarget } from "./game-target.ts";

/** Sends a finished game on its way through the helpers, as one task, in the transaction that finished it. */
export async function tellHelpers(
  sql: Database,
  { tatwats }: Services,
  { game, user, address }: { game: Game; user: SessionUser; address: string },
): Promise<void> {
  const { id: gameId, podId, playedAt, outcome, winCondition, turns, durationMinutes } = game;
  const [pod] = await ask<{ name: string }>(sql, Prisma.sql`select name from pod where id = ${podId}::uuid`);
  const podName = pod!.name;
  const actor = { kind: "user" as const, id: user.id, name: user.name };
  const task = await tatwats.startTask({ kind: "game-aftermath", title: `Aftermath of a game in ${podName}`, by: actor }, { in: sql });
  const seats = game.seats.map(({ seat, memberId, memberName, deckName, commanders, place, kills }) => ({
    seat,
    memberId,
    memberName,
    deckName,
    commanders,
    place,
    kills,
  }));
  const facts = { gameId, podId, podName, playedAt, outcome, winCondition, turns, durationMinutes, seats };
  const messageId = await tatwats.publish("game.finished", facts, { in: sql, task });
  const target = gameTarget({ gameId, podName, playedAt });
  const detail = { podId, outcome, players: seats.length };
  const { conversationId } = task;
  await tatwats.audit({ actor, address, action: "game.recorded", target, conversationId, messageId, detail }, { in: sql });
}
