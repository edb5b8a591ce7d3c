import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";

/*
 * `prisma migrate` without its download: Prisma publishes the engine behind it as WebAssembly too
 * (@prisma/schema-engine-wasm), which is driven here through the same driver adapter as the app.
 * It reads and writes Prisma Migrate's own format, so that the stock command works on the same folder.
 */

/** The part of the engine that is used. */
interface SchemaEngine {
  applyMigrations(input: { migrationsList: MigrationsList; filters: Filters }): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: {
    from: DiffSide;
    to: DiffSide;
    script: boolean;
    exitCode: boolean | null;
    shadowDatabaseUrl: string | null;
    filters: Filters;
  }): Promise<{ exitCode: number; stdout?: string | null }>;
}

type DiffSide =
  | { tag: "empty" }
  | { tag: "schemaDatamodel"; files: SchemaFile[] }
  | { tag: "schemaDatasource"; files: SchemaFile[]; configDir: string };

interface SchemaFile {
  path: string;
  content: string;
}

interface Filters {
  externalTables: string[];
  externalEnums: string[];
}

interface MigrationsList {
  baseDir: string;
  shadowDbInitScript: string;
  lockfile: { path: string; content: string | null };
  migrationDirectories: { path: string; migrationFile: { path: string; content: { tag: "ok"; value: string } } }[];
}

const filters: Filters = { externalTables: [], externalEnums: [] };
const prismaFolder = join(import.meta.dirname, "../../../prisma");
const schemaFile = join(prismaFolder, "schema.prisma");

/** Applies the committed migrations that the database has not seen, and returns their names. */
export async function applyMigrations(url: string, migrations = join(prismaFolder, "migrations")): Promise<string[]> {
  return await withEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: readMigrations(migrations), filters });
    return appliedMigrationNames;
  });
}

/** The SQL that would bring this database to the committed schema; empty when it is there already. */
export async function differenceToSchema(url: string): Promise<string> {
  const files = [{ path: schemaFile, content: readFileSync(schemaFile, "utf8") }];
  const question = {
    from: { tag: "schemaDatasource" as const, files, configDir: prismaFolder },
    to: { tag: "schemaDatamodel" as const, files },
    script: true,
    exitCode: true,
    shadowDatabaseUrl: null,
    filters,
  };
  const { exitCode, stdout } = await withEngine(url, (engine) => engine.diff(question));
  return exitCode === 0 ? "" : (stdout ?? "");
}

function readMigrations(folder: string): MigrationsList {
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .toSorted()
    : [];
  const lock = join(folder, "migration_lock.toml");
  return {
    baseDir: folder,
    shadowDbInitScript: "",
    lockfile: { path: "migration_lock.toml", content: existsSync(lock) ? readFileSync(lock, "utf8") : null },
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") } },
    })),
  };
}

async function withEngine<Result>(url: string, work: (engine: SchemaEngine) => Promise<Result>): Promise<Result> {
  bindings ??= loadBindings();
  const datamodels = [[schemaFile, readFileSync(schemaFile, "utf8")]];
  const connections: Connection[] = [];
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(adapterFor(url, connections));
    return await work(await (await bindings).SchemaEngine.new({ datamodels }, () => {}, adapter));
  } finally {
    // The engine never closes what it opened.
    for (const connection of connections) await connection.dispose();
  }
}

type Connection = Awaited<ReturnType<PrismaPg["connect"]>>;

interface Bindings {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { new: (options: object, log: () => void, adapter: unknown) => Promise<SchemaEngine> };
}

/** Once a process: the glue code keeps views of the first instance's memory. */
let bindings: Promise<Bindings> | undefined;

async function loadBindings(): Promise<Bindings> {
  const glue = join(dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm")), "schema_engine_bg.js");
  const loaded = (await import(pathToFileURL(glue).href)) as Bindings;
  // The engine reports a panic through this global.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message() {} } });
  const module = await WebAssembly.compile(readFileSync(glue.replace(/\.js$/, ".wasm")));
  const instance = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": loaded as unknown as WebAssembly.ModuleImports });
  loaded.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return loaded;
}

/** With a connection string, the adapter's "shadow" connection would land on the main database. */
function adapterFor(url: string, connections: Connection[]): PrismaPg {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const ssl = ["require", "verify-ca", "verify-full"].includes(searchParams.get("sslmode") ?? "");
  const factory = new PrismaPg({
    host: decodeURIComponent(hostname),
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ...(ssl ? { ssl: { rejectUnauthorized: searchParams.get("sslmode") !== "require" } } : {}),
  });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = sendScriptsWhole(readOneByteChars(await connect()));
    connections.push(connection);
    return connection;
  };
  return factory;
}

/** The adapter cuts a script at every semicolon, also in the body of a function or a comment; stock Prisma Migrate sends it as it is. */
function sendScriptsWhole<Adapter extends object>(adapter: Adapter): Adapter {
  const patched = adapter as unknown as { client: { query(text: string): Promise<unknown> }; executeScript(script: string): Promise<void> };
  patched.executeScript = async (script) => void (await patched.client.query(script));
  return adapter;
}

/** The adapter throws on PostgreSQL's one-byte "char" (OID 18), which the engine's catalogue queries answer with. */
function readOneByteChars<Adapter extends object>(adapter: Adapter): Adapter {
  const patched = adapter as unknown as {
    performIO(query: unknown): Promise<{ fields?: { dataTypeID: number }[] }>;
    queryRaw(query: unknown): Promise<{ columnTypes: number[] }>;
  };
  const performIO = patched.performIO.bind(adapter);
  const queryRaw = patched.queryRaw.bind(adapter);
  const [oneByteChar, text] = [18, 25];
  let columns: number[] = [];
  patched.performIO = async (query) => {
    const result = await performIO(query);
    columns = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== oneByteChar) continue;
      columns.push(index);
      field.dataTypeID = text;
    }
    return result;
  };
  patched.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of columns) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}
