import { expect, it } from "vitest";
import { localMinute } from "./local-minute.ts";

it("is read back as the same minute", () => {
  const moment = new Date("2026-03-29T01:59:30.000Z");
  expect(new Date(localMinute(moment)).getTime()).toBe(moment.getTime() - 30_000);
});
