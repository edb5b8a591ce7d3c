import type { Database } from "../database/database.ts";
import type { AuditFault } from "./audit-fault.ts";

const page = 5_000;

/** Leaves that no seal covers. */
export async function findLooseLeaf(db: Database): Promise<AuditFault | undefined> {
  const { rows } = await db.query<{ position: string; entry_id: string }>(
    `select position, entry_id from tatwats.audit_leaf
     where position > coalesce((select last_position from tatwats.audit_seal order by number desc limit 1), 0) or position < 1
     order by position limit 1`,
  );
  const leaf = rows[0];
  if (!leaf) return undefined;
  return { kind: "inserted", what: "A leaf stands under no seal.", position: Number(leaf.position), entryId: leaf.entry_id };
}

/** Entries that were waiting for their seal and are gone. */
export async function findLostUnsealed(db: Database): Promise<AuditFault | undefined> {
  const { rows } = await db.query<{ entry_id: string }>(
    `select u.entry_id from tatwats.audit_unsealed u
     where not exists (select from tatwats.audit_entry e where e.id = u.entry_id) order by u.entry_id limit 1`,
  );
  return rows[0] && { kind: "removed", what: "An entry was removed before it was sealed.", entryId: rows[0].entry_id };
}

/** Entries that have no leaf and do not wait for one either: they came past `writeAuditEntries`. A page at a time, by id. */
export async function* findInserted(db: Database): AsyncGenerator<AuditFault | undefined> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await db.query<{ last: string | null; stray: string | null }>(
      `with page as materialized (select id from tatwats.audit_entry where id > $1::uuid order by id limit ${page})
       select (select id from page order by id desc limit 1) as last,
         (select p.id from page p
          where not exists (select from tatwats.audit_leaf l where l.entry_id = p.id)
            and not exists (select from tatwats.audit_unsealed u where u.entry_id = p.id)
          order by p.id limit 1) as stray`,
      [after],
    );
    const { last, stray } = rows[0]!;
    if (last === null) return;
    yield stray === null ? undefined : { kind: "inserted", what: "An entry was inserted past the sealer.", entryId: stray };
    after = last;
  }
}
