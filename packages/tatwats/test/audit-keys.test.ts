import { copyFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { generateKeyPairSync } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { adoptSealKey } from "../src/audit/adopt-key.ts";
import { proveEntry, checkProof } from "../src/audit/prove-entry.ts";
import { type Seal, sealOf, type SealRow, signSeal } from "../src/audit/seal-content.ts";
import { sealEntries } from "../src/audit/seal-entries.ts";
import { keyIdOf, loadSealKey, readTrustedKeys, rotateSealKey } from "../src/audit/seal-key.ts";
import { readAuditTrust, readWitness, writeWitness } from "../src/audit/seal-witness.ts";
import { verifyAudit } from "../src/audit/verify-audit.ts";
import { type AuditLog, openAuditLog, operator } from "./audit-log.ts";

let log: AuditLog;
beforeEach(async () => {
  log = await openAuditLog();
  await log.write([1, 2]);
});
afterEach(() => log.close());

test("after a rotation the new key seals, vouched for by the old one, whose private half is gone", async () => {
  const old = loadSealKey(log.folder);
  const inMemory = loadSealKey(log.folder);
  const next = rotateSealKey(log.folder);
  expect(next.id).not.toBe(old.id);
  await log.write([3], { sealed: false });
  // A process that loaded its key before the rotation.
  await sealEntries(log.database, inMemory, log.world);
  rotateSealKey(log.folder);
  const last = rotateSealKey(log.folder);
  await log.write([4]);
  const { rows } = await log.database.query<{ key_id: string }>("select key_id from tatwats.audit_seal order by number");
  expect(rows.map((row) => row.key_id)).toEqual([old.id, next.id, last.id]);
  expect(await log.verify()).toMatchObject({ ok: true, entries: 4, seals: 3 });
  expect(await verifyAudit(log.database), "by the first key alone").toMatchObject({ ok: true, entries: 4 });
  expect(await verifyAudit(log.database, { trusted: [old.publicKey] })).toMatchObject({ ok: true, entries: 4 });
  expect(readTrustedKeys(log.folder)).toContain(old.publicKey);
  const kept = old.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  expect(readdirSync(log.folder).filter((name) => readFileSync(join(log.folder, name), "utf8").includes(kept))).toEqual([]);
  expect(statSync(join(log.folder, "seal-key.pem")).mode & 0o777).toBe(0o600);
});

test("a rotation that was interrupted is ended by whoever loads the key next", () => {
  const copy = mkdtempSync(join(tmpdir(), "tatwats-rotation-"));
  const old = readFileSync(join(log.folder, "seal-key.pem"));
  const next = rotateSealKey(log.folder);
  // As it was between the introduction and the change of keys.
  cpSync(log.folder, copy, { recursive: true });
  copyFileSync(join(copy, "seal-key.pem"), join(copy, `seal-key-${next.id}.pem`));
  writeFileSync(join(copy, "seal-key.pem"), old);
  expect(loadSealKey(copy).id).toBe(next.id);
  expect(existsSync(join(copy, `seal-key-${next.id}.pem`))).toBe(false);
  writeFileSync(join(copy, "seal-key.pem"), old);
  expect(() => loadSealKey(copy), "an old key put back").toThrow(expect.objectContaining({ code: "seal-key-refused" }));
  rmSync(copy, { recursive: true });
});

test("a forger who puts a key of their own in the database and seals everything anew is found", async () => {
  const forger = await sealAnew("replaced");
  expect(await verifyAudit(log.database), "a database cannot tell by itself").toMatchObject({ ok: true });
  expect(await log.verify()).toMatchObject({ ok: false, firstFault: { kind: "key-unknown", seal: 1, position: 1 } });
  expect(await verifyAudit(log.database, { trusted: readTrustedKeys(log.folder) })).toMatchObject({
    ok: false,
    firstFault: { what: `Seal 1 is by a key that is not ours (${forger}).` },
  });
});

test("a forger who adds a key of their own, beside ours or under our key's name, is found", async () => {
  await log.write([3]);
  await sealAnew("added", 2);
  expect(await verifyAudit(log.database)).toMatchObject({ ok: false, firstFault: { kind: "key-unknown", seal: 2, position: 3 } });
  await sealAnew("renamed", 2);
  expect(await verifyAudit(log.database)).toMatchObject({ ok: false, firstFault: { kind: "key-unknown", seal: 1 } });
});

test("a process whose key does not follow the log's is refused, until an operator adopts its key", async () => {
  const other = mkdtempSync(join(tmpdir(), "tatwats-other-"));
  await log.write([3], { sealed: false });
  await expect(sealEntries(log.database, loadSealKey(other), log.world)).rejects.toMatchObject({ code: "seal-key-refused" });
  expect(await log.verify()).toMatchObject({ ok: true, entries: 2, unsealed: 1 });
  const adopted = await adoptSealKey(log.database, log.world, { folder: other, actor: operator });
  expect(await sealEntries(log.database, loadSealKey(other), log.world)).toBe(2);
  expect(await verifyAudit(log.database, readAuditTrust(other))).toMatchObject({ ok: true, entries: 4, seals: 2 });
  expect(await log.verify(), "for whom the new key is a stranger").toMatchObject({
    ok: false,
    firstFault: { kind: "key-unknown", seal: 2 },
  });
  // The old key is not to come back.
  await log.write([4], { sealed: false });
  await expect(log.seal()).rejects.toThrow(`sealed with key ${adopted}`);
  rmSync(other, { recursive: true });
});

test("the latest seal is kept outside, told to whoever wants it, and may be older than the log's", async () => {
  const told: Seal[] = [];
  const before = readWitness(log.folder)!;
  await log.write([3], { sealed: false });
  await log.seal({ onSeal: (seal) => told.push(seal) });
  expect(told).toEqual([readWitness(log.folder)]);
  expect(told[0]).toMatchObject({ number: 2, firstPosition: 3, lastPosition: 3 });
  // As after a crash between the commit and the writing of the file.
  writeWitness(log.folder, before);
  expect(await log.verify()).toMatchObject({ ok: true, entries: 3 });
  await log.write([4]);
  expect(readWitness(log.folder)).toMatchObject({ number: 3 });
});

test("a log that was cut off stays found when it goes on growing", async () => {
  await log.write([3]);
  await log.write([4]);
  const witness = readWitness(log.folder);
  await log.tamper(
    "delete from tatwats.audit_entry where actor_id in ('u3', 'u4'); delete from tatwats.audit_leaf where seal > 1; delete from tatwats.audit_seal where number > 1",
  );
  const cut = { ok: false, firstFault: { kind: "cut-off", seal: 2, position: 3 } };
  expect(await log.verify()).toMatchObject(cut);
  for (const n of [5, 6, 7, 8]) await log.write([n]);
  expect(readWitness(log.folder)).toEqual(witness);
  expect(await log.verify()).toMatchObject(cut);
});

test("an entry is proven to stand under its seal without the database, and no other is", async () => {
  const ids = await log.write([3, 4, 5, 6, 7]);
  for (const id of ids) {
    const proof = JSON.parse(JSON.stringify(await proveEntry(log.database, id))) as NonNullable<Awaited<ReturnType<typeof proveEntry>>>;
    expect(checkProof(proof, readTrustedKeys(log.folder))).toEqual({ ok: true });
    const stranger = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }).toString();
    for (const forged of [
      { ...proof, entry: proof.entry.replace("soup", "fish") },
      { ...proof, position: proof.position === 3 ? 4 : 3 },
      { ...proof, position: 99 },
      { ...proof, path: proof.path.slice(1) },
      { ...proof, path: [...proof.path, "00".repeat(32)] },
      { ...proof, seal: { ...proof.seal, sealedAt: "2020-01-01T00:00:00.000Z" } },
      { ...proof, publicKey: stranger },
    ])
      expect(checkProof(forged)).toMatchObject({ ok: false });
    expect(checkProof(proof, [stranger])).toMatchObject({ ok: false });
  }
  const [young] = await log.write([8], { sealed: false });
  expect(await proveEntry(log.database, young!)).toBeUndefined();
  expect(await proveEntry(log.database, log.world.newId())).toBeUndefined();
});

/** What a forger does: signs all seals from `from` on with a key of their own, and puts that into the database. */
async function sealAnew(how: "replaced" | "added" | "renamed", from = 1): Promise<string> {
  const pair = generateKeyPairSync("ed25519");
  const publicKey = pair.publicKey.export({ type: "spki", format: "pem" }).toString();
  const id = how === "renamed" ? loadSealKey(log.folder).id : keyIdOf(publicKey);
  const { rows } = await log.database.query<SealRow>("select * from tatwats.audit_seal where number >= $1::bigint order by number", [from]);
  const signed = rows.map((row) => signSeal({ ...sealOf(row), keyId: id }, pair.privateKey));
  const seals = signed.map(
    (seal) => `update tatwats.audit_seal set key_id = '${id}', signature = '${seal.signature}' where number = ${seal.number}`,
  );
  const key = {
    replaced: `delete from tatwats.audit_key; insert into tatwats.audit_key (id, public_key) values ('${id}', '${publicKey}')`,
    added: `insert into tatwats.audit_key (id, public_key) values ('${id}', '${publicKey}')`,
    renamed: `update tatwats.audit_key set public_key = '${publicKey}' where id = '${id}'`,
  }[how];
  await log.tamper([...seals, key].join("; "));
  return id;
}
