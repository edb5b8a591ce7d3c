import type { KeptEvent } from "@podtracker/contract";
import { type GameLog, memoryLog } from "./game-log.ts";

/** The device's log as the tables write to it: nobody who counts waits for it, or stops where it fails. */
export interface WritingLog {
  /** Whether all that was written outlives the page. */
  isDurable(): boolean;
  /** For whoever waits for its answer. */
  log(): GameLog;
  write(work: (log: GameLog) => Promise<void>): void;
  /** A long log in portions, with pauses for what the screen wants: the server has it anyhow. */
  writeKept(gameId: string, events: readonly KeptEvent[]): void;
  /** From now on nothing is written down. */
  close(): void;
}

/** Events written down in one go, and how long to wait before each further portion. */
const mostWritten = 200;
const portionMs = 50;

export function createWritingLog(opened: GameLog, later: (work: () => void, ms: number) => void): WritingLog {
  let log = opened;
  let durable = opened.durable;

  /** A full or failing storage keeps nobody from counting; the page then says that nothing outlives it. */
  function write(work: (to: GameLog) => Promise<void>): void {
    work(log).catch(() => {
      durable = false;
    });
  }

  async function inPortions(gameId: string, events: readonly KeptEvent[]): Promise<void> {
    for (let first = 0; first < events.length; first += mostWritten) {
      if (events.length > mostWritten) await new Promise<void>((resolve) => later(resolve, portionMs));
      await log.putKept(gameId, events.slice(first, first + mostWritten));
    }
  }

  return {
    isDurable: () => durable,
    log: () => log,
    write,
    writeKept: (gameId, events) => write(async () => await inPortions(gameId, events)),
    close() {
      // An answer that is still on its way is written nowhere.
      log = memoryLog();
    },
  };
}
