import { MOST_NAMES, type UnderstoodTable } from "@podtracker/rules";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import type { SqlCall } from "../../platform/http/route-handlers.ts";
import { updatePodSums } from "../../helpers/the-archivist/pod-sums.ts";
import { nameOf } from "../chat/names-in-text.ts";
import { tellPod } from "../chat/tell-pod.ts";
import { gamesInWords, readPodName } from "./import-words.ts";
import type { KeyedGame } from "./set-aside-imported.ts";

interface Brought {
  games: readonly KeyedGame[];
  players: UnderstoodTable["players"];
}

/** Keeps the games, with a guest for everybody who is new, and tells pod, helpers and audit log once. @returns the import's id */
export async function keepImport(call: SqlCall<"importGames">, { games, players }: Brought): Promise<string> {
  const { sql, params, user, member, services, now, newId, announce, audit } = call;
  const { podId } = params;
  const importId = newId();
  const inOrder = inPlayedOrder(games);
  const [first, last] = [inOrder[0]!.playedAt, inOrder.at(-1)!.playedAt];
  const memberIds = idsOf({ games, players }, newId);
  const guests = players.flatMap(({ name, memberId }, at) =>
    memberId === null && memberIds.has(at) ? [{ id: memberIds.get(at), name }] : [],
  );
  if (guests.length > MOST_NAMES) {
    const detail = `The table would bring ${guests.length} new guests; at most ${MOST_NAMES} can come at once. Is another column that of the players? Nothing was imported.`;
    throw new AppError("rule-broken", detail);
  }
  await ask(
    sql,
    Prisma.sql`
      insert into game_import (id, pod_id, imported_by_id, imported_at, games, guests, first_played_at, last_played_at)
      values (${importId}::uuid, ${podId}::uuid, ${user.id}::uuid, ${now}, ${games.length}, ${guests.length}, ${first}, ${last})`,
  );
  await ask(
    sql,
    Prisma.sql`
      insert into pod_member (id, pod_id, guest_name, joined_at, import_id)
      select g.id, ${podId}::uuid, g.name, ${now}, ${importId}::uuid from jsonb_to_recordset(${JSON.stringify(guests)}::jsonb) as g(id uuid, name text)`,
  );
  await insertGames(call, importId, { games: inOrder, memberIds });
  // At once: whoever looks at the pod now is to see its games counted.
  await updatePodSums(sql, podId);
  const podName = await readPodName(sql, podId);
  await tellPod(call, podId, `${nameOf(member.id)} imported ${gamesInWords(games.length, first, last)}.`);
  const messageId = await services.tatwats.publish("games.imported", { podId, podName, importId, games: games.length }, { in: sql });
  const detail = { podId, games: games.length, guests: guests.length };
  await audit({ action: "games.imported", target: { kind: "import", id: importId, name: podName }, messageId, detail });
  announce(`pod:${podId}`, "pod:changed", { podId });
  return importId;
}

/** The earliest first; those of one moment as the table has them, which may begin with the latest. */
function inPlayedOrder(games: readonly KeyedGame[]): KeyedGame[] {
  const falls = games.length > 1 && games[0]!.playedAt > games.at(-1)!.playedAt;
  return (falls ? games.toReversed() : games).toSorted((one, other) => one.playedAt.getTime() - other.playedAt.getTime());
}

/** The member ids of those who sit in these games, by their position among all players. */
function idsOf({ games, players }: Brought, newId: () => string): Map<number, string> {
  const seated = new Set(games.flatMap(({ seats }) => seats.map(({ player }) => player)));
  return new Map([...seated].map((at) => [at, players[at]!.memberId ?? newId()]));
}

async function insertGames(
  { sql, params, user, now, newId }: SqlCall<"importGames">,
  importId: string,
  { games, memberIds }: { games: readonly KeyedGame[]; memberIds: ReadonlyMap<number, string> },
): Promise<void> {
  // Ids rise with time: games of one moment are listed in the order of theirs.
  const withIds = games.map(({ seats, ...game }) => ({ ...game, id: newId(), seats }));
  const gameRows = withIds.map(({ id, playedAt, outcome, turns, minutes, winCondition, notes, importKey }) => {
    return { id, playedAt: playedAt.toISOString(), outcome, turns, minutes, winCondition, notes, importKey };
  });
  const seatRows = withIds.flatMap(({ id, seats }) =>
    seats.map(({ player, ...seat }, at) => ({ gameId: id, seat: at + 1, memberId: memberIds.get(player), ...seat })),
  );
  await ask(
    sql,
    Prisma.sql`
      insert into game (id, pod_id, status, played_at, outcome, turns, duration_minutes, win_condition, notes, seat_order_known,
        recorded_by_id, recorded_at, import_id, import_key)
      select g.id, ${params.podId}::uuid, 'finished', g."playedAt", g.outcome::game_outcome, g.turns, g.minutes, g."winCondition"::win_condition,
        g.notes, false, ${user.id}::uuid, ${now}, ${importId}::uuid, g."importKey"
      from jsonb_to_recordset(${JSON.stringify(gameRows)}::jsonb) as g(id uuid, "playedAt" timestamptz, outcome text, turns int, minutes int,
        "winCondition" text, notes text, "importKey" text)`,
  );
  await ask(
    sql,
    Prisma.sql`
      insert into game_seat (game_id, seat, member_id, deck_name, commanders, color_identity, place, kills)
      select s."gameId", s.seat, s."memberId", s."deckName", array(select jsonb_array_elements_text(s.commanders)), s."colorIdentity", s.place, s.kills
      from jsonb_to_recordset(${JSON.stringify(seatRows)}::jsonb) as s("gameId" uuid, seat int, "memberId" uuid, "deckName" text, commanders jsonb,
        "colorIdentity" text, place int, kills int)`,
  );
}
