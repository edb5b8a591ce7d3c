import { expect, test } from "vitest";
import type { AuditRow } from "../../../contract/audit.ts";
import { auditSentence, auditText } from "./audit-sentence.ts";

const entry = (part: Partial<AuditRow>): AuditRow => ({
  id: "1",
  at: "2026-11-01T20:00:00.000Z",
  actor: { kind: "user", id: "u1", name: "Ada" },
  action: "deck.created",
  target: { kind: "deck", id: "d1", name: "Krenko" },
  outcome: "done",
  address: null,
  conversationId: null,
  messageId: null,
  detail: {},
  seal: 1,
  ...part,
});

test.each<[Partial<AuditRow>, string]>([
  [{}, "Ada created deck Krenko"],
  [{ target: null }, "Ada created deck"],
  [{ target: { kind: "deck", id: "d1", name: null } }, "Ada created deck d1"],
  [{ action: "setting-revision.rolled-back" }, "Ada rolled back setting revision Krenko"],
  [{ action: "signed-in", target: { kind: "user", id: "u1", name: "Ada" } }, "Ada signed in"],
  [{ action: "role.changed", target: { kind: "user", id: "u2", name: "Bo" } }, "Ada changed role of Bo"],
  [{ action: "account.signed-in", outcome: "refused", target: null }, "A sign-in as Ada was refused"],
  [
    { action: "account.created", outcome: "refused", target: null, detail: { reason: "too many tries" } },
    "A sign-up as Ada was refused: too many tries",
  ],
  [
    { action: "task.cancel", outcome: "refused", target: { kind: "task", id: "t", name: "Bread" } },
    "Ada asked for task cancel on Bread, which was refused",
  ],
  [{ outcome: "failed" }, "Ada created deck Krenko: failed"],
  [{ action: "task.started", target: { kind: "task", id: "t", name: "Bread" } }, "Ada started Bread"],
  [
    { action: "task.failed", outcome: "failed", target: { kind: "task", id: "t", name: "Bread" }, detail: { dead: 2 } },
    "Bread failed: 2 dead letters",
  ],
  [
    {
      action: "delivery.died",
      outcome: "failed",
      target: { kind: "message", id: "m", name: "bread.ready to the_rider" },
      detail: { reason: "Error: too heavy" },
    },
    "bread.ready to the_rider became a dead letter: Error: too heavy",
  ],
  [{ action: "audit.verified", target: null, detail: { ok: true, entries: 40 } }, "Ada verified the audit log: 40 entries, no fault"],
  [
    { action: "audit.verified", target: null, outcome: "failed", detail: { ok: false, firstFault: { what: "An entry was altered." } } },
    "Ada verified the audit log: An entry was altered.",
  ],
  [{ action: "constructor", target: null }, "Ada constructor"],
])("%o", (part, sentence) => {
  expect(auditText(entry(part))).toBe(sentence);
});

test("actor and target can be told from the words between them", () => {
  expect(auditSentence(entry({})).map((part) => part.role)).toEqual(["actor", "plain", "plain", "target"]);
});
