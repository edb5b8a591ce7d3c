import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineHelper } from "../src/index.ts";
import { testHelper } from "../src/testing/index.ts";

const theClerk = defineHelper({
  name: "the_clerk",
  version: "1.0.0",
  purpose: "Stamps forms.",
  settings: z.object({ stamp: z.string().default("ok") }),
  accepts: {
    "form.filed": {
      payload: z.object({ pages: z.number().int().min(1) }),
      handle: async ({ payload }, { db, settings, publish, audit, progress, afterCommit, now, newId, attempt }) => {
        await progress(0.5, "stamping");
        const { rows } = await db.query<{ number: number }>("select nextval('form') as number");
        await publish("form.stamped", { number: rows[0]!.number, stamp: settings.stamp, at: now().toISOString() }, { key: newId() });
        await audit({ action: "form.stamped", detail: { attempt } });
        afterCommit(() => void knocks.push("stamped"));
        return payload.pages;
      },
    },
  },
  emits: { "form.stamped": z.object({ number: z.number(), stamp: z.string(), at: z.iso.datetime() }) },
  replies: { "form.filed": z.number() },
});
const knocks: string[] = [];

describe("a helper on a desk of its own", () => {
  test("shows all that a message makes it do, the same every time", async () => {
    const run = async () => {
      const desk = testHelper(theClerk, { settings: { stamp: "seen" }, db: () => [{ number: 7 }] });
      desk.advance(1_500);
      return await desk.handle("form.filed", { pages: 3 }, { attempt: 2 });
    };
    const outcome = await run();
    expect(outcome).toMatchObject({
      reply: 3,
      sent: [
        {
          recipient: null,
          type: "form.stamped",
          payload: { number: 7, stamp: "seen", at: "2026-01-01T12:00:01.500Z" },
          options: { key: "00000000-0000-7000-8000-000000000002" },
        },
      ],
      audited: [{ action: "form.stamped", detail: { attempt: 2 } }],
      progress: [{ share: 0.5, note: "stamping" }],
      queries: [{ text: "select nextval('form') as number" }],
    });
    expect(JSON.stringify(await run())).toBe(JSON.stringify(outcome));
    expect(knocks).toEqual([]);
    await outcome.commit();
    expect(knocks).toEqual(["stamped"]);
  });

  test("refuses at the door what the_mediator would refuse", async () => {
    const desk = testHelper(theClerk, { db: () => [{ number: "seven" }] });
    await expect(desk.handle("form.filed", { pages: 0 })).rejects.toMatchObject({ code: "payload-refused", faults: [{ path: "pages" }] });
    await expect(desk.handle("form.filed", { pages: 1 })).rejects.toMatchObject({ code: "payload-refused", faults: [{ path: "number" }] });
    // @ts-expect-error it does not accept it
    await expect(desk.handle("form.lost", {})).rejects.toMatchObject({ code: "unknown-type" });
  });

  test("has no database unless it is given one", async () => {
    await expect(testHelper(theClerk).handle("form.filed", { pages: 1 })).rejects.toMatchObject({ code: "refused" });
  });
});
