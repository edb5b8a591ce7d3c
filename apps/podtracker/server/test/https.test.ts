import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type TLSSocket } from "node:tls";
import { eventually } from "@tatwats/test-kit";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCertificate } from "../src/platform/http/certificate.ts";
import { startTestApp, type TestApp } from "./start-test-app.ts";

/*
 * Self-made, for localhost and 127.0.0.1, for tests only, good for a hundred years:
 * openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj "/CN=PodTracker's tests, first"
 *   -addext "subjectAltName=DNS:localhost,IP:127.0.0.1" -keyout first.key.pem -out first.cert.pem
 */
const certificates = join(import.meta.dirname, "certificates");
const pem = (name: string) => readFileSync(join(certificates, name), "utf8");
const ca = [pem("first.cert.pem"), pem("second.cert.pem")];

let folder: string;
let app: TestApp;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "podtracker-tls-"));
  install("first");
  const tls = { certFile: join(folder, "cert.pem"), keyFile: join(folder, "key.pem") };
  app = await startTestApp({ publicUrl: "https://localhost", tls, certificateEveryMs: 50 });
  await app.startHelpers();
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("with a certificate everything is https: pages, health, API, console and sockets; cookies are for https only", async () => {
  for (const path of ["/livez", "/welcome", "/console/", "/api/openapi.json"]) expect((await ask("GET", path)).status, path).toBe(200);
  await eventually(async () => (await ask("GET", "/readyz")).status === 200, "readiness");
  const person = { name: "Ash", email: "ash@example.org", password: "correct-horse-battery" };
  const signedUp = await ask("POST", "/api/auth/sign-up/email", { body: person });
  expect(signedUp.status).toBe(200);
  const [cookie] = signedUp.headers["set-cookie"]!;
  expect(cookie).toMatch(/^__Secure-/);
  expect(cookie).toMatch(/; Secure/);
  expect(signedUp.headers["strict-transport-security"]).toBeDefined();
  const headers = { cookie: cookie!.split(";")[0]! };
  expect(JSON.parse((await ask("GET", "/api/me", { headers })).text)).toMatchObject({ displayName: "Ash" });
  const socket = io(app.url, { transports: ["websocket"], ca, extraHeaders: headers, reconnection: false } as Parameters<typeof io>[1]);
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  socket.disconnect();
});

test("a renewed certificate is taken up without a restart, and a broken one is not", async () => {
  expect(await servedName()).toBe("PodTracker's tests, first");
  writeFileSync(join(folder, "cert.pem"), "half of a file");
  install("second");
  await eventually(async () => (await servedName()) === "PodTracker's tests, second", "the renewed certificate");
  expect((await ask("GET", "/livez")).status).toBe(200);
});

test("files that are no certificate and its key are refused in one line that names them", () => {
  const file = (name: string) => join(certificates, name);
  expect(() => readCertificate({ certFile: file("none.pem"), keyFile: file("first.key.pem") })).toThrow(
    /^TLS_CERT \S+none\.pem cannot be read \(ENOENT\)\.$/,
  );
  for (const files of [
    { certFile: file("first.cert.pem"), keyFile: file("second.key.pem") },
    { certFile: file("first.key.pem"), keyFile: file("first.key.pem") },
  ])
    expect(() => readCertificate(files)).toThrow(/^TLS_CERT and TLS_KEY must be a certificate and its key as PEM files \([^\n]+\)\.$/);
});

function install(name: "first" | "second"): void {
  for (const part of ["cert", "key"]) copyFileSync(join(certificates, `${name}.${part}.pem`), join(folder, `${part}.pem`));
}

interface Answer {
  status: number | undefined;
  headers: IncomingMessage["headers"];
  text: string;
}

async function ask(method: string, path: string, { body, headers = {} }: { body?: object; headers?: object } = {}): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const accepted = { accept: "text/html,application/json", ...(body ? { "content-type": "application/json" } : {}), ...headers };
    const asked = request(app.url + path, { method, ca, agent: false, headers: accepted }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    asked.on("error", reject);
    asked.end(body && JSON.stringify(body));
  });
}

/** Whose certificate a new connection is shown. */
async function servedName(): Promise<string | undefined> {
  const { port } = new URL(app.url);
  return await new Promise((resolve, reject) => {
    const socket: TLSSocket = connect({ host: "127.0.0.1", port: Number(port), ca }, () => {
      const name = socket.getPeerCertificate().subject.CN;
      socket.end();
      resolve(Array.isArray(name) ? name[0] : name);
    });
    socket.on("error", reject);
  });
}
