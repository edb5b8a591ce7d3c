import { isDeepStrictEqual } from "node:util";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import { needRevision } from "../../platform/http/need-revision.ts";
import type { Call, Handler } from "../../platform/http/route-handlers.ts";
import { changeGame, lockGame } from "./change-game.ts";
import { checkPlayedAt, checkResult } from "./check-result.ts";
import { recordOf, type StoredRecord } from "./game-record.ts";
import { gameShape } from "./game-shape.ts";
import { resolveSeats } from "./resolve-seats.ts";

type CorrectCall = Call<"correctGame">;

/** Corrects a finished game's record. Sent again it finds what it wants, and changes nothing. */
export const correctGame: Handler<"correctGame"> = async (call) => {
  const { body } = call;
  const before = await lockGame(call);
  if (before.status === "live" || before.status === "abandoned")
    throw new AppError("rule-broken", "This game is not over, so it has no record to correct. Nothing was changed.");
  const stands = recordOf(before);
  const wanted = await correctedRecord(call, stands).catch((error: unknown) => {
    // What does not fit any more need not be wrong: somebody may have changed what it was meant for.
    needRevision(body.revision, before.revision);
    throw error;
  });
  if (isDeepStrictEqual(wanted, stands)) return gameShape(before);
  needRevision(body.revision, before.revision);
  if (before.status === "void")
    throw new AppError("rule-broken", "This game was voided. Restore it before you correct it; nothing was changed.");
  const write = async () => await writeRecord(call, { stands, wanted });
  return await changeGame(call, { kind: "corrected", before, reason: body.reason || null, write });
};

async function correctedRecord(call: CorrectCall, stands: StoredRecord): Promise<StoredRecord> {
  const { playedAt, seats, outcome, turns, durationMinutes, winCondition, notes } = call.body;
  const wanted: StoredRecord = {
    ...stands,
    ...(playedAt === undefined ? {} : { playedAt: new Date(playedAt).toISOString() }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(turns === undefined ? {} : { turns }),
    ...(durationMinutes === undefined ? {} : { durationMinutes }),
    ...(winCondition === undefined ? {} : { winCondition }),
    ...(notes === undefined ? {} : { notes: notes || null }),
    ...(seats === undefined ? {} : { seats: await correctedSeats(call, stands, seats) }),
  };
  // An import may break the rules of a result: what nobody touches in it may stay.
  if (wanted.outcome !== stands.outcome || !isDeepStrictEqual(wanted.seats, stands.seats)) checkResult(asResult(wanted));
  if (wanted.playedAt !== stands.playedAt) checkPlayedAt(wanted.playedAt, call.now);
  return wanted;
}

async function correctedSeats(call: CorrectCall, stands: StoredRecord, seats: NonNullable<CorrectCall["body"]["seats"]>) {
  const resolved = await resolveSeats(call, call.member.podId, seats, stands.seats);
  return resolved.map(({ seat, memberId, deckId, deckName, commanders, colorIdentity }, index) => ({
    seat,
    memberId,
    deckId,
    deckName,
    commanders,
    colorIdentity,
    place: seats[index]!.place,
    kills: seats[index]!.kills ?? null,
  }));
}

function asResult({ outcome, seats }: StoredRecord) {
  return { outcome, seats: seats.map(({ memberId, place }) => ({ memberId, place })) };
}

async function writeRecord(
  { db, sql, params: { gameId } }: CorrectCall,
  { stands, wanted }: { stands: StoredRecord; wanted: StoredRecord },
) {
  const { playedAt, outcome, turns, durationMinutes, winCondition, notes, seats } = wanted;
  await ask(
    sql,
    Prisma.sql`
      update game set played_at = ${playedAt}::timestamptz, outcome = ${outcome}::game_outcome, turns = ${turns},
        duration_minutes = ${durationMinutes}, win_condition = ${winCondition}::win_condition, notes = ${notes}
      where id = ${gameId}::uuid`,
  );
  if (isDeepStrictEqual(seats, stands.seats)) return;
  await db.gameSeat.deleteMany({ where: { gameId } });
  await db.gameSeat.createMany({ data: seats.map((seat) => ({ gameId, ...seat })) });
}
