import { expect, test } from "vitest";
import { runChaos } from "./chaos/run-chaos.ts";

test(
  "ten processes killed under load: nothing is lost, nothing happens twice, order by key holds, the audit log verifies",
  { timeout: 240_000 },
  async () => {
    const report = await runChaos({ rounds: 10, seed: 13 });
    expect(report.faults).toEqual([]);
    expect(report.audit.ok).toBe(true);
    expect(report.effects).toBeGreaterThan(500);
    expect(Object.values(report.kills).every((count) => count > 0)).toBe(true);
  },
);
