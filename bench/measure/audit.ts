import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "pg";
import { type AuditFilter, fromPgPool, listAuditEntries, writeAuditEntries } from "tatwats";
import { loadContestant, type Services } from "../harness/contestant.ts";
import { onDatabase } from "../harness/effects.ts";
import { ascending, type Measurement, ms, percentile, type Plan, rate } from "../harness/figures.ts";
import { startPart } from "../harness/part-process.ts";
import type { Ground } from "../harness/services.ts";
import { openTatwats } from "../harness/tatwats.ts";
import { seedAudit, type SeededAudit } from "./seed-audit.ts";

const [writers, together, wantedRate] = [8, 50, 2_000];
const [queriesOfAKind, wantedP95] = [50, 300];
/** When searches are slow, those that fit into this time have to do. */
const longestSearchMs = 120_000;

export async function measureAudit(ground: Ground, plan: Plan, entries: number): Promise<Measurement> {
  const writing = await measureWriting(ground, plan);
  const searching = await measureSearch(ground, plan, entries);
  return { figures: [...writing.figures, ...searching.figures], notes: [...writing.notes, ...searching.notes] };
}

/** Entries written from eight loops, fifty in a statement as a batch of deliveries writes them, while another process seals them. */
async function measureWriting(ground: Ground, plan: Plan): Promise<Measurement> {
  const services = await ground.services("audit_writing");
  await (await loadContestant("tatwats")).prepare(services);
  const sealer = await startPart("tatwats", "handle", services);
  const tatwats = openTatwats(services, false);
  try {
    await tatwats.start();
    let written = 0;
    let ending = false;
    const actor = { kind: "user", id: "0199f2f3-0000-7000-8000-000000000001", name: "Ash" } as const;
    const loops = Array.from({ length: writers }, async () => {
      while (!ending) {
        const deed = (number: number) => ({
          actor,
          action: "game.recorded",
          target: { kind: "game", id: String(number), name: "Friday" },
          detail: { turns: 9 },
        });
        written += together;
        const first = written;
        await writeAuditEntries(
          tatwats.database,
          tatwats.world,
          Array.from({ length: together }, (_, index) => deed(first + index)),
        );
      }
    });
    await sleep(2_000);
    const seconds = Math.min(20, plan.seconds);
    const before = await countEntries(services);
    const begun = performance.now();
    await sleep(seconds * 1_000);
    const perSecond = (((await countEntries(services)) - before) * 1_000) / (performance.now() - begun);
    ending = true;
    await Promise.all(loops);
    plan.say(`audit: ${rate(perSecond)}`);
    return {
      figures: [
        {
          what: "audit: entries written with their action",
          measured: rate(perSecond),
          target: `≥ ${rate(wantedRate)}`,
          reached: perSecond >= wantedRate,
        },
      ],
      notes: [
        `Audit, written: ${together} entries a statement, as a batch of deliveries writes them, from ${writers} loops in one process for ${seconds} s, while the helpers process seals them. One entry a commit, from 64 loops, gave 1,686/s in the run before.`,
      ],
    };
  } finally {
    await tatwats.stop();
    await sealer.stop();
    await ground.drop(services);
  }
}

async function countEntries({ postgresUrl }: Services): Promise<number> {
  return await onDatabase(postgresUrl, async (client) => {
    const { rows } = await client.query<{ count: string }>("select count(*) from tatwats.audit_entry");
    return Number(rows[0]!.count);
  });
}

/** First pages of 50 entries, one search after the other, kinds mixed. */
async function measureSearch(ground: Ground, plan: Plan, entries: number): Promise<Measurement> {
  const services = await ground.services("audit_search");
  await (await loadContestant("tatwats")).prepare(services);
  plan.say(`writing ${entries.toLocaleString("en-GB")} audit entries …`);
  const seeded = await seedAudit(services.postgresUrl, entries);
  const pool = new Pool({ connectionString: services.postgresUrl, max: 1 });
  try {
    const kinds = filtersOf(seeded);
    const tookMs: Record<string, number[]> = {};
    const empty = new Set<string>();
    const end = Date.now() + longestSearchMs;
    for (let index = 0; index < queriesOfAKind && Date.now() < end; index += 1) {
      for (const [kind, filters] of Object.entries(kinds)) {
        const begun = performance.now();
        const { items } = await listAuditEntries(fromPgPool(pool), { ...filters[index]!, limit: 50 });
        (tookMs[kind] ??= []).push(performance.now() - begun);
        if (items.length === 0) empty.add(kind);
      }
    }
    const all = ascending(Object.values(tookMs).flat());
    const p95 = percentile(all, 95);
    const byKind = Object.entries(tookMs).map(([kind, took]) => `${kind} ${ms(percentile(ascending(took), 95))}`);
    plan.say(`audit search: p95 ${ms(p95)} of ${all.length} (${byKind.join(", ")})`);
    return {
      figures: [
        {
          what: `audit: search over ${entries.toLocaleString("en-GB")} entries`,
          measured: `p95 ${ms(p95)}`,
          target: `p95 ≤ ${wantedP95} ms`,
          reached: p95 <= wantedP95 && empty.size === 0,
        },
      ],
      notes: [
        `Audit, searched: ${all.length} queries, p95 by kind: ${byKind.join(", ")}.`,
        ...[...empty].map((kind) => `Audit, searched: a query of the kind “${kind}” found nothing, though it should have.`),
      ],
    };
  } finally {
    await pool.end();
    await ground.drop(services);
  }
}

function filtersOf({ rareWords, ids, actorNames, actorIds }: SeededAudit): Record<string, Omit<AuditFilter, "limit">[]> {
  const common = ["game", "recorded", "deck", "Friday", "pod", "player", "changed", "message"];
  const cycle = <One>(values: readonly One[]) => Array.from({ length: queriesOfAKind }, (_, index) => values[index % values.length]!);
  return {
    "rare word": cycle(rareWords).map((q) => ({ q })),
    "common word": cycle(common).map((q) => ({ q })),
    id: cycle(ids).map((q) => ({ q })),
    "actor's name": cycle(actorNames).map((q) => ({ q })),
    actor: cycle(actorIds).map((actor) => ({ actor })),
  };
}
