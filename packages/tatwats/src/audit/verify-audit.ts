import type { Database } from "../database/database.ts";
import type { AuditFault } from "./audit-fault.ts";
import type { AuditVerdict, VerifyOptions } from "./audit-verdict.ts";
import { LeafChecker } from "./check-leaves.ts";
import { SealChain } from "./check-seal.ts";
import { findInserted, findLooseLeaf, findLostUnsealed } from "./check-strays.ts";
import { readKeyRing } from "./key-ring.ts";
import { type Seal, sealOf, type SealRow } from "./seal-content.ts";
import { shareRun } from "./share-run.ts";

/** So many positions are looked at together, at most; so much memory it takes. */
const positionsAtOnce = 1_000;
const sealsAtOnce = 500;

/**
 * Recomputes everything from the first seal on: each entry's hash, each root, the chain, each
 * signature and whose keys they are; and with a witness, whether the end is there. Then looks for
 * entries that came past the sealer. Names the first fault in the order of positions; entries without
 * one come last. One verification at a time in a process: who asks for the same meanwhile shares it.
 *
 * @throws the signal's reason, when it is aborted
 */
export async function verifyAudit(db: Database, options: VerifyOptions = {}): Promise<AuditVerdict> {
  const { trusted, witness } = options;
  return await shareRun(db, JSON.stringify([trusted, witness]), options, (onProgress, signal) =>
    verifyAll(db, { trusted, witness, onProgress, signal }),
  );
}

async function verifyAll(db: Database, options: VerifyOptions): Promise<AuditVerdict> {
  const ring = await readKeyRing(db, options.trusted);
  const chain = new SealChain(ring, options.witness);
  const leaves = new LeafChecker(db, ring);
  const counted = await countAll(db);
  const verdict = (firstFault?: AuditFault): AuditVerdict => ({
    ok: firstFault === undefined,
    entries: leaves.entries,
    seals: counted.seals,
    unsealed: counted.unsealed,
    retained: leaves.retained,
    ...(firstFault && { firstFault }),
  });
  for await (const seals of readSeals(db)) {
    options.signal?.throwIfAborted();
    const { genuine, fault } = followChain(chain, seals);
    const firstFault = (genuine.length > 0 ? await leaves.check(genuine) : undefined) ?? fault;
    if (firstFault) return verdict(firstFault);
    options.onProgress?.({ checked: chain.lastPosition, of: Math.max(counted.positions, chain.lastPosition) });
  }
  return verdict(chain.end() ?? (await findStray(db, options.signal)));
}

/** The seals before the first one that is wrong, whose entries are to be looked at before it is told. */
function followChain(chain: SealChain, seals: readonly Seal[]): { genuine: Seal[]; fault?: AuditFault } {
  const genuine: Seal[] = [];
  for (const seal of seals) {
    const fault = chain.next(seal);
    if (fault) return { genuine, fault };
    genuine.push(seal);
  }
  return { genuine };
}

/** Seals in their order, in groups that cover at most so many positions. */
async function* readSeals(db: Database): AsyncGenerator<Seal[]> {
  let after = 0;
  for (;;) {
    const { rows } = await db.query<SealRow>(
      `select * from tatwats.audit_seal where number > $1::bigint order by number limit ${sealsAtOnce}`,
      [after],
    );
    if (rows.length === 0) return;
    let group: Seal[] = [];
    for (const seal of rows.map(sealOf)) {
      if (group.length > 0 && seal.lastPosition - group[0]!.firstPosition >= positionsAtOnce) {
        yield group;
        group = [];
      }
      group.push(seal);
    }
    yield group;
    after = Number(rows.at(-1)!.number);
  }
}

async function countAll(db: Database): Promise<{ positions: number; seals: number; unsealed: number }> {
  const { rows } = await db.query<{ positions: string; seals: string; unsealed: string }>(
    `select (select count(*) from tatwats.audit_seal) as seals, (select count(*) from tatwats.audit_unsealed) as unsealed,
       coalesce((select last_position from tatwats.audit_seal order by number desc limit 1), 0) as positions`,
  );
  return { positions: Number(rows[0]!.positions), seals: Number(rows[0]!.seals), unsealed: Number(rows[0]!.unsealed) };
}

async function findStray(db: Database, signal: AbortSignal | undefined): Promise<AuditFault | undefined> {
  const fault = (await findLooseLeaf(db)) ?? (await findLostUnsealed(db));
  if (fault) return fault;
  for await (const inserted of findInserted(db)) {
    if (inserted) return inserted;
    signal?.throwIfAborted();
  }
  return undefined;
}
