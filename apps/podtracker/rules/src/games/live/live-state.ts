import type { EliminationCause } from "./live-event.ts";

/** A game as it began. */
export interface LiveStart {
  startingLife: number;
  /** Who has the first turn. */
  startingSeat: number;
  /** In turn order; the first is seat 1. */
  seats: readonly { commanders: readonly string[] }[];
}

export interface CommanderDamage {
  fromSeat: number;
  commander: string;
  /** Over the whole game. */
  total: number;
}

export interface Elimination {
  cause: EliminationCause;
  bySeat: number | null;
  /** The round in which it happened. */
  turn: number;
  /** 1 for who went out first. */
  order: number;
}

export interface SeatState {
  seat: number;
  life: number;
  poison: number;
  /** Energy, experience and the like; what was never counted is not in it. */
  counters: Readonly<Record<string, number>>;
  /** Taken by this seat, from each commander that ever dealt it some. */
  commanderDamage: readonly CommanderDamage[];
  /** How often each commander of this seat was cast; each earlier cast costs {2} more (903.8). */
  casts: Readonly<Record<string, number>>;
  /** Null while they play. */
  eliminated: Elimination | null;
}

export interface LiveState {
  seats: readonly SeatState[];
  /** The round, from 1: all have had a turn before the second begins. */
  turn: number;
  /** Whose turn it is. */
  activeSeat: number;
  startingSeat: number;
  /** Who has `monarch`, `initiative` and the like; null and absent alike: nobody. */
  designations: Readonly<Record<string, number | null>>;
  /** Null until the game first cares. */
  dayNight: "day" | "night" | null;
  clockRunning: boolean;
  /** The last draw by chance; null before the first. */
  lastDraw: { what: "die" | "coin" | "first-player"; sides: number; result: number; seat: number | null } | null;
  /** How it ended; null while it goes on. */
  finished: { outcome: "win" | "draw"; winnerSeat: number | null; winCondition: string | null } | null;
}

/** Before anything has happened. */
export function startLiveGame({ startingLife, startingSeat, seats }: LiveStart): LiveState {
  return {
    seats: seats.map((_, index) => ({
      seat: index + 1,
      life: startingLife,
      poison: 0,
      counters: {},
      commanderDamage: [],
      casts: {},
      eliminated: null,
    })),
    turn: 1,
    activeSeat: startingSeat,
    startingSeat,
    designations: {},
    dayNight: null,
    clockRunning: true,
    lastDraw: null,
    finished: null,
  };
}
