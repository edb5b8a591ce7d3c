import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { TatwatsError } from "../errors.ts";
import { createFile, replaceFile, syncFolder } from "./durable-file.ts";
import { isSignedBy } from "./seal-content.ts";

/*
 * The key folder:
 *   seal-key.pem              the private key that signs seals now (mode 600); never in the database
 *   seal-key-<id>.pub         every public key so far
 *   seal-key-<id>.next.json   the key that followed it, signed by it; at most one, made once
 *   seal-key-<id>.pem         only during a rotation: the private key that is about to take over
 *   latest-seal.json          the witness (seal-witness.ts)
 */

/** A key that follows another, whose signature says so. */
export interface KeyIntroduction {
  id: string;
  /** PEM. */
  publicKey: string;
  introducedBy: string;
  /** Ed25519 by the key before, base64. */
  introduction: string;
}

/** The Ed25519 key that signs seals. Its public half stands in the database, the private one never does. */
export interface SealKey {
  id: string;
  privateKey: KeyObject;
  /** PEM. */
  publicKey: string;
  folder: string;
  /** How the keys of this folder followed each other. */
  introductions: KeyIntroduction[];
}

/**
 * Reads the key kept in `folder`, or makes it once. Ends a rotation that a crash interrupted.
 *
 * @throws TatwatsError `seal-key-refused` where an older key was put back in place of its successor
 */
export function loadSealKey(folder: string): SealKey {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "seal-key.pem");
  if (!existsSync(file)) createFile(file, newPrivateKey());
  const privateKey = createPrivateKey(readFileSync(file, "utf8"));
  const publicKey = publicHalf(privateKey);
  const id = keyIdOf(publicKey);
  if (takeOver(folder, id)) return loadSealKey(folder);
  createFile(join(folder, `seal-key-${id}.pub`), publicKey, 0o644);
  return { id, privateKey, publicKey, folder, introductions: readIntroductions(folder) };
}

/**
 * Makes a new key, which the old one introduces with its last signature, and forgets the old private
 * key. The sealer uses the new one from its next seal on. Safe to be interrupted, and to be called
 * by two at once: a key has one successor.
 */
export function rotateSealKey(folder: string): SealKey {
  const old = loadSealKey(folder);
  const privateKey = newPrivateKey();
  const publicKey = publicHalf(createPrivateKey(privateKey));
  const id = keyIdOf(publicKey);
  const waiting = join(folder, `seal-key-${id}.pem`);
  replaceFile(waiting, privateKey);
  const introduction = sign(null, introductionBytes(publicKey), old.privateKey).toString("base64");
  const mine = createFile(
    join(folder, `seal-key-${old.id}.next.json`),
    JSON.stringify({ id, publicKey, introducedBy: old.id, introduction }),
    0o644,
  );
  if (!mine) rmSync(waiting);
  return loadSealKey(folder);
}

/** All public keys (PEM) that the folder knows: those that signed seals are to be trusted. */
export function readTrustedKeys(folder: string): string[] {
  return namesIn(folder, ".pub").map((name) => readFileSync(join(folder, name), "utf8"));
}

/** The first 16 hex digits of the SHA-256 of the PEM. */
export function keyIdOf(publicKey: string): string {
  return createHash("sha256").update(publicKey).digest("hex").slice(0, 16);
}

/** Whether the key with this PEM really introduced the other. */
export function isGenuineIntroduction(publicKey: string, introduction: string, introducer: string): boolean {
  return isSignedBy(introducer, introductionBytes(publicKey), introduction);
}

/** The key that follows `id`, if there is one, takes its place. */
function takeOver(folder: string, id: string): boolean {
  const next = join(folder, `seal-key-${id}.next.json`);
  if (!existsSync(next)) return false;
  const successor = (JSON.parse(readFileSync(next, "utf8")) as KeyIntroduction).id;
  const file = join(folder, "seal-key.pem");
  try {
    renameSync(join(folder, `seal-key-${successor}.pem`), file);
  } catch (cause) {
    const anotherWasFaster = keyIdOf(publicHalf(createPrivateKey(readFileSync(file, "utf8")))) !== id;
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT" || !anotherWasFaster)
      throw new TatwatsError("seal-key-refused", `${file} was replaced by key ${successor}, which is not there. Restore the newest key.`, {
        cause,
      });
  }
  syncFolder(next);
  return true;
}

function readIntroductions(folder: string): KeyIntroduction[] {
  return namesIn(folder, ".next.json").map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as KeyIntroduction);
}

function namesIn(folder: string, end: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith("seal-key-") && name.endsWith(end))
    .toSorted();
}

function newPrivateKey(): string {
  return generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

function publicHalf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString();
}

function introductionBytes(publicKey: string): Buffer {
  return Buffer.from(`tatwats-key-1\n${publicKey}`, "utf8");
}
