import { createTestDatabase } from "@tatwats/test-kit";
import { expect, test } from "vitest";
import { prepareDatabase } from "../src/platform/database/prepare-database.ts";
import { runChaosGames } from "./chaos-games/run-chaos-games.ts";

test(
  "twenty games with cut networks, lost answers, reloads and killed servers: all phones agree, and every tap is kept once or was refused",
  { timeout: 240_000 },
  async () => {
    const database = await createTestDatabase("podtracker", prepareDatabase);
    try {
      const report = await runChaosGames({ databaseUrl: database.url, games: 20, seed: 7, tables: 4 });
      expect(report.faults).toEqual([]);
      expect(report.games).toBe(20);
      expect(report.taps).toBeGreaterThan(1_000);
      expect([report.kills, report.cuts, report.reloads].every((count) => count > 0)).toBe(true);
      expect(Object.keys(report.refused).toSorted()).toEqual(expect.arrayContaining(["stale"]));
    } finally {
      await database.drop();
    }
  },
);
