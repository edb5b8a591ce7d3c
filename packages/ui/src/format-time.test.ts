import { describe, expect, it } from "vitest";
import { formatAbsolute, formatClock, formatDay, formatExact, formatMoment, formatRelative } from "./format-time.ts";

const now = Date.parse("2026-11-23T20:00:00Z");
const ago = (milliseconds: number) => formatRelative(now - milliseconds, now, { timeZone: "UTC" });

describe("a relative time", () => {
  it("says just now within the first minute", () => {
    expect(ago(0)).toBe("just now");
    expect(ago(59_999)).toBe("just now");
  });

  it("counts whole minutes, hours and days, rounding down", () => {
    expect(ago(60_000)).toBe("1 min ago");
    expect(ago(59 * 60_000 + 59_000)).toBe("59 min ago");
    expect(ago(2 * 3_600_000 + 1)).toBe("2 h ago");
    expect(ago(6.9 * 86_400_000)).toBe("6 d ago");
  });

  it("gives the date from two weeks on, with the year when it is another", () => {
    expect(ago(14 * 86_400_000)).toBe("9 Nov");
    expect(formatRelative(Date.parse("2023-04-04T19:00:00Z"), now, { timeZone: "UTC" })).toBe("4 Apr 2023");
  });

  it("speaks of what is to come", () => {
    expect(formatRelative(now + 2 * 86_400_000, now)).toBe("in 2 d");
    expect(formatRelative(now + 7 * 86_400_000 - 5_000, now)).toBe("in 7 d");
  });

  it("can count the seconds of the first minute", () => {
    expect(formatRelative(now - 12_400, now, { seconds: true })).toBe("12 s ago");
    expect(formatRelative(now - 999, now, { seconds: true })).toBe("just now");
    expect(formatRelative(now - 61_000, now, { seconds: true })).toBe("1 min ago");
  });

  it("can be bare for narrow columns", () => {
    expect(formatRelative(now - 3_600_000, now, { bare: true })).toBe("1 h");
    expect(formatRelative(now, now, { bare: true })).toBe("now");
  });
});

describe("an absolute time", () => {
  it("is as short as it can be told apart", () => {
    expect(formatMoment(now - 3_600_000, now, "UTC")).toBe("19:00");
    expect(formatMoment(now - 86_400_000, now, "UTC")).toBe("22 Nov, 20:00");
  });

  it("can be exact to the second, with its zone", () => {
    expect(formatExact(now, "UTC")).toBe("Monday, 23 November 2026 at 20:00:00 UTC");
  });

  it("depends on the time zone asked for", () => {
    expect(formatAbsolute(now, "UTC")).toContain("23 November 2026");
    expect(formatAbsolute(now, "Asia/Tokyo")).toContain("24 November 2026");
    expect(formatDay(now, now, "Asia/Tokyo")).toBe("24 Nov");
  });
});

it("tells a moment to the second, with its day when that is another", () => {
  expect(formatClock(now - 3_600_000, now, "UTC")).toBe("19:00:00");
  expect(formatClock(now - 2 * 86_400_000, now, "UTC")).toBe("21 Nov, 20:00:00");
});
