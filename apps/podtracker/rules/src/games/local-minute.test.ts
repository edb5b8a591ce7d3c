import { expect, it } from "vitest";
import { localMinute, momentOf } from "./local-minute.ts";

it("is told in the zone that was asked for", () => {
  const moment = new Date("2026-11-23T20:05:40.000Z");
  expect(localMinute(moment, "UTC")).toBe("2026-11-23T20:05");
  expect(localMinute(moment, "Asia/Tokyo")).toBe("2026-11-24T05:05");
  expect(localMinute(new Date("2026-11-23T00:00:00.000Z"), "UTC")).toBe("2026-11-23T00:00");
});

it("is read back as the same minute, also about the hour when the clocks change", () => {
  for (const zone of ["UTC", "Asia/Kolkata", "America/Los_Angeles", "Europe/Berlin", undefined]) {
    for (const at of ["2026-03-29T00:59:30.000Z", "2026-03-29T01:59:30.000Z", "2026-10-25T02:10:30.000Z", "2026-11-23T20:00:30.000Z"]) {
      const moment = new Date(at);
      expect(momentOf(localMinute(moment, zone), zone).getTime(), `${at} in ${zone}`).toBe(moment.getTime() - 30_000);
    }
  }
});

it("takes an hour that the clocks skip as the one after it", () => {
  expect(momentOf("2026-03-29T02:30", "Europe/Berlin").toISOString()).toBe("2026-03-29T01:30:00.000Z");
  expect(momentOf("2026-03-08T02:30", "America/Los_Angeles").toISOString()).toBe("2026-03-08T10:30:00.000Z");
});

it("takes an hour that comes twice as the first of the two", () => {
  expect(momentOf("2026-10-25T02:30", "Europe/Berlin").toISOString()).toBe("2026-10-25T00:30:00.000Z");
  expect(momentOf("2026-11-01T01:30", "America/Los_Angeles").toISOString()).toBe("2026-11-01T08:30:00.000Z");
});

it("knows early years, and what is no date", () => {
  expect(momentOf("0202-11-23T19:30", "UTC").toISOString()).toBe("0202-11-23T19:30:00.000Z");
  expect(momentOf("12026-11-23T19:30", "UTC").getTime()).toBeNaN();
  expect(momentOf("yesterday").getTime()).toBeNaN();
});
