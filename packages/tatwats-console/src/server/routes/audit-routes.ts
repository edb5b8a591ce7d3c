import { Readable } from "node:stream";
import { auditFacets, exportAudit, listAuditEntries, proveEntry, readAuditEntry, relatedEntries } from "tatwats";
import { z } from "zod";
import {
  auditEntrySchema,
  auditQuery,
  auditVerdictSchema,
  type AuditVerdictAnswer,
  exportQuery,
  facetsSchema,
  retainBody,
  retainedSchema,
} from "../../contract/audit.ts";
import { idParams, listOf } from "../../contract/fields.ts";
import { ConsoleError } from "../console-error.ts";
import { defineRoute, type RouteInput } from "../console-route.ts";

const mostRelated = 50;
const contentTypes = { csv: "text/csv; charset=utf-8", jsonl: "application/jsonl; charset=utf-8" } as const;

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
    url: "/api/ops/audit/facets",
    role: "viewer",
    summary: "What there is among the latest entries that match, to choose from",
    query: auditQuery,
    answer: facetsSchema,
    handle: async ({ tatwats, query: { limit: _all, cursor: _from, ...search } }) => await auditFacets(tatwats.database, search),
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/audit/export",
    role: "viewer",
    summary: "All entries that match, as a file",
    query: exportQuery,
    async handle({ tatwats, query: { format, ...search } }) {
      const fileName = `audit-${tatwats.world.now().toISOString().slice(0, 10)}.${format}`;
      return { contentType: contentTypes[format], fileName, content: Readable.from(exportAudit(tatwats.database, search, format)) };
    },
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
      if (!entry) throw noEntry();
      return entry;
    },
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/audit/:id/related",
    role: "viewer",
    summary: "Entries of the same conversation, message or target",
    params: idParams,
    answer: listOf(auditEntrySchema),
    async handle({ tatwats, params }) {
      if (!(await readAuditEntry(tatwats.database, params.id))) throw noEntry();
      return { items: await relatedEntries(tatwats.database, params.id, mostRelated), nextCursor: null };
    },
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/audit/:id/proof",
    role: "viewer",
    summary: "Proves by itself, away from the database, that an entry stood in the log when its seal was made",
    params: idParams,
    async handle({ tatwats, params }) {
      const proof = await proveEntry(tatwats.database, params.id);
      if (!proof && (await readAuditEntry(tatwats.database, params.id)))
        throw new ConsoleError("no-longer-so", "This entry has no seal yet. It gets one within seconds; ask again then.");
      if (!proof) throw noEntry();
      return { contentType: "application/json", fileName: `proof-${params.id}.json`, content: JSON.stringify(proof, null, 2) };
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
  defineRoute({
    method: "POST",
    url: "/api/ops/audit/retain",
    role: "admin",
    summary: "Drops whole days of the journal and whole months of the audit log that are older; their proof stays",
    body: retainBody,
    answer: retainedSchema,
    handle: async ({ tatwats, body: { reason, journalDays, auditDays }, steering }) =>
      await tatwats.steer.retain({ journal: journalDays, audit: auditDays }, steering(reason)),
  }),
];

function noEntry(): ConsoleError {
  return new ConsoleError("not-found", "The audit log has no entry with this id.");
}

/** That somebody checked the record belongs on the record, whatever came of it. */
async function verify({ tatwats, operator, address }: RouteInput<unknown, unknown, unknown>): Promise<AuditVerdictAnswer> {
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
