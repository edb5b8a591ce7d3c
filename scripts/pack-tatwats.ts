import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "./packages.ts";

// `npm run pack:tatwats`: makes of packages/tatwats what can be installed elsewhere, compiled, for Node strips no types
// below node_modules: artefacts/tatwats, and its tarball beside it. Another folder than artefacts may be given.

interface Manifest {
  name: string;
  version: string;
  description: string;
  license: string;
  type: string;
  bin: Record<string, string>;
  exports: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const source = join(root, "packages/tatwats");
const target = resolve(process.argv[2] ?? join(root, "artefacts"));
const folder = join(target, "tatwats");
const manifest = JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as Manifest;

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
// As deep as src: the migrations are looked for beside the folder that the code is in.
run("tsc", ["-p", join(source, "tsconfig.pack.json"), "--outDir", join(folder, "dist")]);
cpSync(join(source, "sql"), join(folder, "sql"), { recursive: true });
cpSync(join(root, "LICENSE"), join(folder, "LICENSE"));
writeFileSync(join(folder, "README.md"), withoutLinksOut(readFileSync(join(source, "README.md"), "utf8")));
writeFileSync(join(folder, "package.json"), `${JSON.stringify(packed(manifest), null, 2)}\n`);
run("npm", ["pack", "--ignore-scripts", "--offline", "--loglevel=error", "--pack-destination", target]);

function packed({ name, version, description, license, type, bin, exports, dependencies, devDependencies }: Manifest) {
  return {
    name,
    version,
    description,
    license,
    bin: mapValues(bin, (file) => compiled(file, ".js").slice("./".length)),
    files: ["dist", "sql"],
    type,
    exports: mapValues(exports, (file) => ({ types: compiled(file, ".d.ts"), default: compiled(file, ".js") })),
    // Its declarations speak of node-postgres' pools and clients, whose types are a package of their own.
    dependencies: { ...dependencies, "@types/pg": pinned(devDependencies, "@types/pg") },
    engines: { node: ">=24" },
  };
}

/** What a source of the package, such as `./src/index.ts`, has become. */
function compiled(file: string, extension: ".js" | ".d.ts"): string {
  const made = file.replace(/^\.\/src\//, "./dist/").replace(/\.ts$/, extension);
  if (!existsSync(join(folder, made))) throw new Error(`package.json names ${file}, of which no ${made} was made.`);
  return made;
}

function pinned(versions: Record<string, string>, name: string): string {
  const version = versions[name];
  if (!version) throw new Error(`packages/tatwats/package.json no longer names ${name}.`);
  return version;
}

function mapValues<From, To>(record: Record<string, From>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}

/** Links to the rest of the repository lead nowhere from the package: their words stay. */
function withoutLinksOut(text: string): string {
  return text.replaceAll(/\[([^\]]+)\]\(\.\.\/[^)]*\)/g, "$1");
}

function run(command: string, flags: string[]): void {
  const bin = join(root, "node_modules/.bin");
  const env = { ...process.env, PATH: `${bin}:${process.env["PATH"] ?? ""}` };
  const { status, error } = spawnSync(command, flags, { cwd: folder, stdio: "inherit", env });
  if (status !== 0) throw new Error(`${command} ${flags.join(" ")} failed.`, { cause: error });
}
