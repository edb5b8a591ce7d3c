import { expect, test } from "vitest";
import { EnvError, readEnv } from "./read-env.ts";

test("nothing needs to be set, and empty counts as not set", () => {
  const defaults = {
    port: 3000,
    host: "localhost",
    databaseUrl: undefined,
    dataDir: ".data",
    publicUrl: "http://localhost:3000",
    admin: undefined,
  };
  expect(readEnv({})).toMatchObject(defaults);
  expect(readEnv({ PORT: "", DATABASE_URL: " ", ADMIN_EMAIL: "" })).toMatchObject(defaults);
});

test("the public address follows the port, and loses a slash at its end", () => {
  expect(readEnv({ PORT: "8080" }).publicUrl).toBe("http://localhost:8080");
  expect(readEnv({ PUBLIC_URL: "https://pod.example.org/" }).publicUrl).toBe("https://pod.example.org");
});

test("an admin's address is compared without regard to case", () => {
  expect(readEnv({ ADMIN_EMAIL: "Ada@Example.org", ADMIN_PASSWORD: "long-enough" }).admin).toEqual({
    email: "ada@example.org",
    password: "long-enough",
  });
});

test("a certificate and its key go together, and make the address begin with https", () => {
  const files = { TLS_CERT: "cert.pem", TLS_KEY: "key.pem" };
  expect(readEnv(files)).toMatchObject({ tls: { certFile: "cert.pem", keyFile: "key.pem" }, publicUrl: "https://localhost:3000" });
  expect(readEnv({}).tls).toBeUndefined();
  for (const half of [{ TLS_CERT: "cert.pem" }, { TLS_KEY: "key.pem" }])
    expect(() => readEnv(half)).toThrow("TLS_CERT and TLS_KEY go together; set both or neither.");
  expect(() => readEnv({ ...files, PUBLIC_URL: "http://pod.example.org" })).toThrow(
    "PUBLIC_URL must begin with https: where TLS_CERT is set.",
  );
});

for (const [name, value] of [
  ["PORT", "0"],
  ["PORT", "3000.5"],
  ["PUBLIC_URL", "pod.example.org"],
  ["DATABASE_URL", "localhost:5432"],
  ["LOG_LEVEL", "loud"],
] as const) {
  test(`${name}=${value} is refused in one line that names it`, () => {
    expect(() => readEnv({ [name]: value })).toThrow(EnvError);
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^${name} [^\\n]+\\.$`));
  });
}
