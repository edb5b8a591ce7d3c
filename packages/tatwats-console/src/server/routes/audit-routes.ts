import { listAuditEntries, readAuditEntry } from "tatwats";
import { z } from "zod";
import { auditEntrySchema, auditQuery, auditVerdictSchema, type AuditVerdictAnswer } from "../../contract/audit.ts";
import { idParams, listOf } from "../../contract/fields.ts";
import { ConsoleError } from "../console-error.ts";
import { defineRoute, type RouteInput } from "../console-route.ts";

export const auditRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/audit",
    role: "viewer",
    summary: "The audit log, the latest first",
    query: auditQuery,
    answer: listOf(auditEntrySchema),
    handle: async ({ tatwats, query }) => await listAuditEntries(tatwats.database, query),
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/audit/:id",
    role: "viewer",
    summary: "One audit entry",
    params: idParams,
    answer: auditEntrySchema,
    async handle({ tatwats, params }) {
      const entry = await readAuditEntry(tatwats.database, params.id);
      if (!entry) throw new ConsoleError("not-found", "The audit log has no entry with this id.");
      return entry;
    },
  }),
  defineRoute({
    method: "POST",
    url: "/api/ops/audit/verify",
    role: "viewer",
    summary: "Recomputes every seal of the audit log and names the first fault",
    body: z.object({}).nullish(),
    answer: auditVerdictSchema,
    handle: verify,
  }),
];

/** That somebody checked the record belongs on the record, whatever came of it. */
async function verify({ tatwats, operator, address }: RouteInput<unknown, unknown>): Promise<AuditVerdictAnswer> {
  const verdict = await tatwats.verifyAudit();
  await tatwats.audit({
    actor: { kind: "user", id: operator.id, name: operator.name },
    action: "audit.verified",
    outcome: verdict.ok ? "done" : "failed",
    address,
    detail: { ...verdict },
  });
  return verdict;
}
