import { expect, test } from "vitest";
import type { EdgeAnswer } from "../../../../contract/flow.ts";
import { lineIdsOf, linesOf, widthOf } from "./flow-lines.ts";

const none = { p50: null, p95: null, p99: null };

function way(sender: string, recipient: string, fields: Partial<EdgeAnswer> = {}): EdgeAnswer {
  return {
    sender,
    recipient,
    type: "game.archived",
    sentPerMinute: 10,
    handledPerMinute: 10,
    failedPerMinute: 0,
    errorRate: 0,
    waitMs: none,
    handleMs: { p50: 4, p95: 9, p99: 20 },
    backlog: 0,
    held: 0,
    oldestWaitingMs: 0,
    stuck: false,
    ...fields,
  };
}

test("ways between the same two are one line, with the worst p95 and all that waits", () => {
  const lines = linesOf(
    [
      way("web", "the_archivist", { backlog: 2 }),
      way("web", "the_archivist", { type: "other", backlog: 3, handleMs: { p50: 1, p95: 40, p99: 60 } }),
    ],
    "direct",
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ source: "web", target: "the_archivist", perMinute: 20, handleP95Ms: 40, backlog: 5, state: "busy" });
});

test("through the_mediator each sender and each recipient has one line with it", () => {
  const lines = linesOf([way("web", "the_archivist"), way("the_archivist", "the_author"), way("the_archivist", "the_herald")], "mediator");
  expect(lines.map(({ id }) => id)).toEqual([
    "web → the_mediator",
    "the_archivist → the_mediator",
    "the_mediator → the_archivist",
    "the_mediator → the_author",
    "the_mediator → the_herald",
  ]);
  expect(lines[1]).toMatchObject({ perMinute: 20, delivers: false });
});

test("what is amiss shows where it is delivered, not where it was sent", () => {
  const lines = linesOf([way("web", "the_author", { failedPerMinute: 10 })], "mediator");
  expect(lines.map(({ state }) => state)).toEqual(["busy", "failing"]);
});

test("stuck is worse than failing, failing than held", () => {
  const stateOf = (fields: Partial<EdgeAnswer>) => linesOf([way("web", "the_author", fields)], "direct")[0]!.state;
  expect(stateOf({ stuck: true, failedPerMinute: 5, held: 3 })).toBe("stuck");
  expect(stateOf({ failedPerMinute: 5, held: 3 })).toBe("failing");
  expect(stateOf({ held: 3 })).toBe("held");
  expect(stateOf({ handledPerMinute: 0 })).toBe("quiet");
});

test("a way is on both of its lines through the_mediator", () => {
  expect(lineIdsOf({ sender: "web", recipient: "the_author" }, "mediator")).toEqual(["web → the_mediator", "the_mediator → the_author"]);
});

test("a line grows with what it carries, and stays thin enough", () => {
  expect(widthOf(0)).toBeLessThan(widthOf(1));
  expect(widthOf(1)).toBeLessThan(widthOf(1_000));
  expect(widthOf(1e9)).toBe(7);
});

test("what the_mediator sends by itself is no line from it to itself", () => {
  expect(linesOf([way("the_mediator", "the_operator")], "mediator").map(({ id }) => id)).toEqual(["the_mediator → the_operator"]);
});
