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
