import { test } from "vitest";
import { z } from "zod";
import { maskSecrets, defineHelper } from "../src/index.ts";
import { parseSettings } from "../src/settings/current-settings.ts";
import { dueRuns } from "../src/schedule/next-runs.ts";
import { recordError } from "../src/mediator/error-record.ts";
const S = z.string().meta({ secret: true });
test("pure", () => {
  const schema = z.object({ a: S.default("x"), b: S.nullable().default(null), c: z.array(S).default([]), d: z.array(z.object({ t: S })).default([]), e: z.record(z.string(), S).default({}), f: S.optional(), g: z.union([z.object({t: S}), z.null()]).default(null), h: z.object({t:S}).default({t:""}) });
  console.log(JSON.stringify(maskSecrets(schema, { a: "sa", b: "sb", c: ["sc"], d: [{ t: "sd" }], e: { k: "se" }, f: "sf", g: {t:"sg"}, h: {t:"sh"} })));
  const helper = defineHelper({ name: "the_x1", version: "1.0.0", purpose: "x", settings: z.object({ lo: z.number().default(1), hi: z.number().default(5) }).refine((s) => s.lo < s.hi, "lo < hi"), accepts: { "a.b": { payload: z.object({}), handle: async () => {} } } });
  try { console.log(parseSettings(helper, { lo: 9, hi: 2 })); } catch (e) { console.log("parseSettings threw", (e as Error).name); }
  const now = new Date();
  for (const [cron, ms] of [["* * * * * *", 6 * 3600_000], ["* * * * *", 30 * 86400_000]] as const) {
    const t = performance.now();
    const r = dueRuns({ cron, timeZone: "Europe/Berlin", missed: "skip", nextAt: new Date(now.getTime() - ms) }, now);
    console.log(cron, ms / 3600_000, "h:", Math.round(performance.now() - t), "ms", r.runs.length);
  }
  for (const thrown of [Object.assign(new Error("x"), { stack: 42 }), Object.assign(new Error("x"), { cause: Object.assign(new Error("y"), {stack: Symbol("q")}) })]) { try { console.log(recordError(thrown).fingerprint); } catch (e) { console.log("recordError threw", String(e)); } }
});
