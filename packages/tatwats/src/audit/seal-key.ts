import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The Ed25519 key that signs seals. Its public half stands in the database, the private one never does. */
export interface SealKey {
  id: string;
  privateKey: KeyObject;
  /** PEM. */
  publicKey: string;
}

/** Reads the key kept in `folder`, or makes it once (mode 600). */
export function loadSealKey(folder: string): SealKey {
  const file = join(folder, "seal-key.pem");
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const half = `${file}.${process.pid}`;
    writeFileSync(half, generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    renameSync(half, file);
  }
  const privateKey = createPrivateKey(readFileSync(file, "utf8"));
  const publicKey = createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString();
  return { id: createHash("sha256").update(publicKey).digest("hex").slice(0, 16), privateKey, publicKey };
}
