import type { Game } from "@podtracker/contract";
import { colorsOf, type GameRecord } from "@podtracker/rules";
import { formerPlayer } from "../pods/pod-shape.ts";
import type { GameRow } from "./game-shape.ts";

/** What a game's record tells, as its revisions keep it: people by their ids only, as names change and are forgotten. */
export interface StoredRecord extends Pick<
  Game,
  "status" | "outcome" | "turns" | "durationMinutes" | "winCondition" | "notes" | "seatOrderKnown"
> {
  playedAt: string;
  seats: StoredSeat[];
}

export interface StoredSeat extends Omit<Game["seats"][number], "memberName" | "colorIdentity"> {
  colorIdentity: string;
}

/** The record of a game that is over. */
export function recordOf(row: GameRow): StoredRecord {
  const { status, playedAt, outcome, turns, durationMinutes, winCondition, notes, seatOrderKnown, seats } = row;
  return {
    status,
    playedAt: playedAt.toISOString(),
    outcome: outcome!,
    turns,
    durationMinutes,
    winCondition,
    notes,
    seatOrderKnown,
    seats: seats.map(({ seat, memberId, deckId, deckName, commanders, colorIdentity, place, kills }) => ({
      seat,
      memberId,
      deckId,
      deckName,
      commanders,
      colorIdentity,
      place: place!,
      kills,
    })),
  };
}

/** Who somebody on record is called now, and by which id: a guest whose games were claimed is the claimer. */
export type People = ReadonlyMap<string, { memberId: string; name: string }>;

export function withNames(record: StoredRecord, people: People): GameRecord & Pick<Game, "seats"> & Omit<StoredRecord, "seats"> {
  return {
    ...record,
    seats: record.seats.map(({ colorIdentity, ...seat }) => {
      const { memberId, name } = people.get(seat.memberId) ?? { memberId: seat.memberId, name: formerPlayer };
      return { ...seat, memberId, memberName: name, colorIdentity: colorsOf(colorIdentity) };
    }),
  };
}
