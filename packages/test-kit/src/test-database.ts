import { randomBytes } from "node:crypto";
import { Client } from "pg";

export interface TestDatabase {
  url: string;
  name: string;
  drop(): Promise<void>;
}

/**
 * A database of its own for one test file, cloned from a template that the first file to need it makes.
 *
 * @param template its name; what `prepare` makes of it must depend on the code alone
 */
export async function createTestDatabase(template: string, prepare: (url: string) => Promise<void>): Promise<TestDatabase> {
  const name = `${template}_${process.pid}_${randomBytes(4).toString("hex")}`;
  await withAdmin(async (admin) => {
    // One file at a time makes the template, or clones it: a clone refuses when others are connected to its source.
    await admin.query("select pg_advisory_lock(hashtext($1))", [template]);
    const { rowCount } = await admin.query("select 1 from pg_database where datname = $1", [`template_${template}`]);
    if (rowCount === 0) await makeTemplate(admin, template, prepare);
    await admin.query(`create database ${admin.escapeIdentifier(name)} template ${admin.escapeIdentifier(`template_${template}`)}`);
  });
  return {
    url: urlOf(name),
    name,
    drop: () =>
      withAdmin(async (admin) => void (await admin.query(`drop database if exists ${admin.escapeIdentifier(name)} with (force)`))),
  };
}

async function makeTemplate(admin: Client, template: string, prepare: (url: string) => Promise<void>): Promise<void> {
  const making = `making_${template}`;
  await admin.query(`drop database if exists ${admin.escapeIdentifier(making)} with (force)`);
  await admin.query(`create database ${admin.escapeIdentifier(making)}`);
  await prepare(urlOf(making));
  await admin.query(`alter database ${admin.escapeIdentifier(making)} rename to ${admin.escapeIdentifier(`template_${template}`)}`);
}

async function withAdmin(work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: serverUrl() });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function serverUrl(): string {
  const url = process.env["TEST_POSTGRES_URL"];
  if (!url) throw new Error("Run the tests from the root (`npx vitest run <path>`): its global set-up starts their PostgreSQL.");
  return url;
}
