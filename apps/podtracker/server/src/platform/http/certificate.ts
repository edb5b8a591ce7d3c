import { readFileSync, unwatchFile, watchFile } from "node:fs";
import type { Server } from "node:http";
import { Server as SecureServer } from "node:https";
import { createSecureContext } from "node:tls";
import { type Env, EnvError } from "../env/read-env.ts";
import type { AppLogger } from "../logging/create-logger.ts";

type Files = NonNullable<Env["tls"]>;

/** In PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** @throws EnvError where a file is not there, is no PEM, or the key is not the certificate's */
export function readCertificate({ certFile, keyFile }: Files): Certificate {
  const certificate = { cert: read("TLS_CERT", certFile), key: read("TLS_KEY", keyFile) };
  try {
    createSecureContext(certificate);
  } catch (cause) {
    throw new EnvError(
      `TLS_CERT and TLS_KEY must be a certificate and its key as PEM files (${(cause as Error).message.split("\n")[0]}).`,
      { cause },
    );
  }
  return certificate;
}

function read(name: "TLS_CERT" | "TLS_KEY", path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new EnvError(`${name} ${path} cannot be read (${(cause as NodeJS.ErrnoException).code}).`, { cause });
  }
}

/**
 * Takes up a renewed certificate without a restart: connections that are open keep theirs. What cannot be used (as when
 * one of the two files is written and the other not yet) leaves the old one at work until the next change.
 *
 * @returns takes it back
 */
export function followCertificate(server: Server, files: Files, { log, everyMs }: { log: AppLogger; everyMs: number }): () => void {
  if (!(server instanceof SecureServer)) return () => {};
  const secure = server;
  const takeUp = () => {
    try {
      secure.setSecureContext(readCertificate(files));
      log.info("the renewed certificate is in use");
    } catch (error) {
      log.warn({ err: error }, "a changed certificate cannot be used; the one before stays");
    }
  };
  const paths = [files.certFile, files.keyFile];
  for (const path of paths) watchFile(path, { interval: everyMs, persistent: false }, takeUp);
  return () => {
    for (const path of paths) unwatchFile(path, takeUp);
  };
}
