import type { Game, WinCondition } from "@podtracker/contract";
import { colorsOf } from "@podtracker/rules";
import type { Prisma } from "../../generated/client.ts";
import { formerPlayer, memberName } from "../pods/pod-shape.ts";

export const gameSelect = {
  id: true,
  podId: true,
  status: true,
  playedAt: true,
  outcome: true,
  turns: true,
  durationMinutes: true,
  winCondition: true,
  notes: true,
  seatOrderKnown: true,
  recordedById: true,
  recordedBy: { select: { name: true } },
  recordedAt: true,
  revision: true,
  seats: {
    orderBy: { seat: "asc" },
    select: {
      seat: true,
      memberId: true,
      member: { select: { guestName: true, user: { select: { name: true } } } },
      deckId: true,
      deckName: true,
      commanders: true,
      colorIdentity: true,
      place: true,
      kills: true,
    },
  },
} as const satisfies Prisma.GameSelect;

export type GameRow = Prisma.GameGetPayload<{ select: typeof gameSelect }>;

export function gameShape(row: GameRow): Game {
  return {
    id: row.id,
    podId: row.podId,
    status: row.status,
    playedAt: row.playedAt.toISOString(),
    outcome: row.outcome,
    turns: row.turns,
    durationMinutes: row.durationMinutes,
    winCondition: row.winCondition && fromDatabase(row.winCondition),
    notes: row.notes,
    seats: row.seats.map(({ member, colorIdentity, ...seat }) => ({
      ...seat,
      memberName: memberName(member),
      colorIdentity: colorsOf(colorIdentity),
    })),
    seatOrderKnown: row.seatOrderKnown,
    recordedBy: { userId: row.recordedById, name: row.recordedBy?.name ?? formerPlayer },
    recordedAt: row.recordedAt.toISOString(),
    revision: row.revision,
  };
}

type DatabaseWinCondition = NonNullable<GameRow["winCondition"]>;

/** Prisma's enum members cannot hold a hyphen. */
export function toDatabase(condition: WinCondition): DatabaseWinCondition {
  return condition === "commander-damage" ? "commander_damage" : condition;
}

function fromDatabase(condition: DatabaseWinCondition): WinCondition {
  return condition === "commander_damage" ? "commander-damage" : condition;
}
