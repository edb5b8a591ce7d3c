import { afterEach, beforeEach, expect, test } from "vitest";
import { keepAuditPartitions, readAuditMonths } from "../src/audit/audit-partitions.ts";
import { exportAudit } from "../src/audit/export-entries.ts";
import { type AuditEntry, listAuditEntries } from "../src/audit/list-entries.ts";
import { retainAudit } from "../src/audit/retain-audit.ts";
import { loadSealKey, rotateSealKey } from "../src/audit/seal-key.ts";
import { verifyAudit } from "../src/audit/verify-audit.ts";
import { writeAuditEntries, writeAuditEntry } from "../src/audit/write-entry.ts";
import { type AuditLog, openAuditLog, operator, praise } from "./audit-log.ts";

let log: AuditLog;
beforeEach(async () => {
  log = await openAuditLog();
  for (const [n, month] of ["01", "02", "03", "04"].entries()) {
    log.world.set(`2026-${month}-15T00:00:00.000Z`);
    await keepAuditPartitions(log.database, log.world.now());
    await log.write([10 * n + 1, 10 * n + 2]);
  }
});
afterEach(() => log.close());

const retain = async (keepDays: number) =>
  await retainAudit(log.database, log.world, { keepDays, actor: operator, key: loadSealKey(log.folder) });
const monthNames = async () => (await readAuditMonths(log.database)).map((month) => month.name.slice(-7));

test("retention drops whole months that are past their time, and the proof stays", async () => {
  log.world.set("2026-04-20T00:00:00.000Z");
  expect(await retain(60), "February has entries of 48 days ago").toEqual({ months: ["audit_entry_2026_01"], entries: 2 });
  expect(await monthNames()).toEqual(["2026_02", "2026_03", "2026_04", "2026_05", "2026_06", "2026_07"]);
  expect(await log.verify()).toEqual({ ok: true, entries: 7, seals: 5, unsealed: 0, retained: 2 });
  const { items } = await listAuditEntries(log.database, { action: "audit.retained", limit: 5 });
  expect(items).toMatchObject([
    { actor: operator, detail: { upTo: 2, before: "2026-02-01T00:00:00.000Z", entries: 2, months: ["audit_entry_2026_01"], keepDays: 60 } },
  ]);
  expect(await retain(60)).toEqual({ months: [], entries: 0 });
  rotateSealKey(log.folder);
  log.world.set("2026-08-20T00:00:00.000Z");
  await keepAuditPartitions(log.database, log.world.now());
  expect((await retain(60)).months).toHaveLength(4);
  expect(await log.verify(), "the first voucher was dropped too; the second covers it all").toMatchObject({ ok: true, retained: 9 });
});

test("what is missing past what a sealed entry vouches for is found", async () => {
  log.world.set("2026-04-20T00:00:00.000Z");
  await retain(60);
  await log.tamper("delete from tatwats.audit_entry where actor_id = 'u11'");
  expect(await log.verify()).toMatchObject({ ok: false, retained: 2, firstFault: { kind: "removed", position: 3 } });
});

test("a month that somebody else dropped is found", async () => {
  await log.database.query("drop table tatwats.audit_entry_2026_02");
  expect(await log.verify()).toMatchObject({ ok: false, entries: 2, firstFault: { kind: "removed", position: 3 } });
});

test("a voucher that an intruder wrote vouches for nothing", async () => {
  const detail = {
    upTo: 8,
    before: "2026-05-01T00:00:00.000Z",
    keyId: loadSealKey(log.folder).id,
    signature: Buffer.alloc(64).toString("base64"),
  };
  await writeAuditEntry(log.database, log.world, { actor: operator, action: "audit.retained", detail });
  await log.seal();
  await log.database.query("drop table tatwats.audit_entry_2026_01");
  expect(await log.verify()).toMatchObject({ ok: false, firstFault: { kind: "removed", position: 1 } });
});

test("retention that was interrupted after its entry goes on, and leaves a month with an unsealed entry alone", async () => {
  log.world.set("2026-01-31T23:00:00.000Z");
  await log.write([3], { sealed: false });
  log.world.set("2026-04-20T00:00:00.000Z");
  expect((await retain(10)).months, "January waits for its seal").toEqual([]);
  await log.seal();
  const interrupted = { ...log.database, transaction: log.database.transaction.bind(log.database) };
  let transactions = 0;
  interrupted.transaction = async (work) => {
    transactions += 1;
    if (transactions > 1) throw new Error("interrupted");
    return await log.database.transaction(work);
  };
  const key = loadSealKey(log.folder);
  await expect(retainAudit(interrupted, log.world, { keepDays: 10, actor: operator, key })).rejects.toThrow("interrupted");
  expect(await log.verify()).toMatchObject({ ok: true, retained: 0 });
  expect((await retain(10)).months).toHaveLength(3);
  const { items } = await listAuditEntries(log.database, { action: "audit.retained", limit: 5 });
  expect(items).toHaveLength(1);
  expect(await verifyAudit(log.database)).toMatchObject({ ok: true, retained: 7 });
});

test("an export holds every entry in order, in both formats, over many pages", async () => {
  const detail = { before: { name: 'a "b"\r\nc' }, after: { name: "=1+1" } };
  await writeAuditEntry(log.database, log.world, { ...praise(1), actor: { kind: "user", id: "-u,1", name: "=cmd|' /C calc'!A0" }, detail });
  await writeAuditEntries(
    log.database,
    log.world,
    Array.from({ length: 2_100 }, (_, n) => praise(100 + n)),
  );
  const { items } = await listAuditEntries(log.database, { limit: 5_000 });
  const jsonl = await collect(exportAudit(log.database, {}, "jsonl"));
  expect(jsonl.length).toBeGreaterThan(2);
  const lines = jsonl.join("").trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line) as AuditEntry)).toEqual(items);

  const [names, ...rows] = parseCsv((await collect(exportAudit(log.database, {}, "csv"))).join(""));
  expect(rows).toHaveLength(2_109);
  const odd = Object.fromEntries(names!.map((name, index) => [name, rows[2_100]![index]]));
  expect(odd).toMatchObject({ actor_id: "'-u,1", actor_name: "'=cmd|' /C calc'!A0", target_name: "soup", seal: "" });
  expect(JSON.parse(odd["before"]!)).toEqual(detail.before);
  expect(JSON.parse(odd["detail"]!)).toEqual(detail);
  expect((await collect(exportAudit(log.database, { q: "ash 1500" }, "jsonl"))).join("").split("\n")).toHaveLength(2);
  expect(await collect(exportAudit(log.database, { actor: "nobody" }, "jsonl"))).toEqual([]);
});

async function collect(pages: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

/** As RFC 4180 has it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (let rest = text; rest !== "";) {
    const row: string[] = [];
    for (;;) {
      const [all, quoted, plain, end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest)!;
      row.push(quoted?.replaceAll('""', '"') ?? plain!);
      rest = rest.slice(all.length);
      if (end === "\r\n") break;
    }
    rows.push(row);
  }
  return rows;
}
