import type { Database } from "../database/database.ts";
import { type AuditSearch, findEntries } from "./find-entries.ts";

/** How often a value occurs among the entries that were looked at. */
export interface FacetCount {
  value: string;
  count: number;
}

export interface AuditFacets {
  /** How many of the latest matching entries were looked at. */
  of: number;
  actions: FacetCount[];
  /** By name; `id` is the actor's. */
  actors: (FacetCount & { id: string })[];
  outcomes: FacetCount[];
  /** Kinds of targets. */
  targets: FacetCount[];
}

/** The latest tell what there is; counting all would read the whole log. */
const lookedAt = 500;
const shown = 20;

/** What there is among the latest entries that match, the most frequent first, to choose from. */
export async function auditFacets(db: Database, search: AuditSearch): Promise<AuditFacets> {
  const ids = await findEntries(db, search, undefined, lookedAt);
  const { rows } = await db.query<{ facet: keyof Omit<AuditFacets, "of">; value: string; id: string; count: number }>(
    `with looked as materialized (
       select e.action, e.actor_id, e.actor_name, e.outcome, e.target_kind from tatwats.audit_entry e where e.id = any($1::uuid[])
     )
     select 'actions' as facet, action as value, '' as id, count(*)::int as count from looked group by action
     union all select 'actors', max(actor_name), actor_id, count(*)::int from looked group by actor_id
     union all select 'outcomes', outcome, '', count(*)::int from looked group by outcome
     union all select 'targets', target_kind, '', count(*)::int from looked where target_kind is not null group by target_kind
     order by count desc, value`,
    [ids],
  );
  const facet = (name: keyof Omit<AuditFacets, "of">) => rows.filter((row) => row.facet === name).slice(0, shown);
  const counts = (name: keyof Omit<AuditFacets, "of">) => facet(name).map(({ value, count }) => ({ value, count }));
  return {
    of: ids.length,
    actions: counts("actions"),
    actors: facet("actors").map(({ value, id, count }) => ({ value, id, count })),
    outcomes: counts("outcomes"),
    targets: counts("targets"),
  };
}
