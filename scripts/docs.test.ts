import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./packages.ts";

// The documents name only what is there.

const read = (file: string) => readFileSync(join(root, file), "utf8");
const committed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .stdout.split("\0")
  .filter((file) => file !== "" && existsSync(join(root, file)));
const documents = committed.filter((file) => file.endsWith(".md"));

/** What `npm` itself understands, without a script of ours. */
const builtIn = new Set(["ci", "install", "exec", "prune"]);

test("every npm command in the documents is a script of package.json or npm's own", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const unknown = documents.flatMap((file) =>
    commandsIn(read(file), /\bnpm (?:run )?([a-z][\w:-]*)/g)
      .filter((name) => !(name in scripts) && !builtIn.has(name))
      .map((name) => `${file}: npm ${name}`),
  );
  expect(unknown).toEqual([]);
});

test("every npx command in the documents is a program that npm ci brings", () => {
  const unknown = documents.flatMap((file) =>
    commandsIn(read(file), /\bnpx ([a-z][\w-]*)/g)
      .filter((name) => !existsSync(join(root, "node_modules/.bin", name)))
      .map((name) => `${file}: npx ${name}`),
  );
  expect(unknown).toEqual([]);
});

test("every relative link leads somewhere", () => {
  const dead = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(file), target)))
      .map((target) => `${file}: ${target}`),
  );
  expect(dead).toEqual([]);
});

test("every path in backticks is there, from the root or from the document's own folder", () => {
  const missing = documents.flatMap((file) =>
    commandsIn(read(file).replace(/^```\npackages\/[\s\S]*?^```/m, ""), /(?<![\w/.@:-])((?:[\w.@-]+\/)+[\w.@-]*)/g)
      .filter((path) => isOurs(path))
      .filter((path) => ![root, join(root, dirname(file))].some((folder) => existsSync(join(folder, path))))
      .map((path) => `${file}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test("every line of the tree in ARCHITECTURE.md is there", () => {
  const tree = /^```\n([\s\S]*?)^```/m.exec(read("ARCHITECTURE.md"))![1]!;
  const above: { indent: number; path: string }[] = [];
  const paths = [...tree.matchAll(/^( *)(\S+)/gm)].map(([, { length: indent } = "", name = ""]) => {
    while (above.length > 0 && above.at(-1)!.indent >= indent) above.pop();
    above.push({ indent, path: join(above.at(-1)?.path ?? "", name) });
    return above.at(-1)!.path;
  });
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("README's table of the environment names what read-env.ts reads, and nothing else", () => {
  const source = read("apps/podtracker/server/src/platform/env/read-env.ts");
  const isRead = [...source.matchAll(/^ {4}([A-Z_]+): z\b/gm)].map(([, name]) => name);
  const table = /### Environment\n([\s\S]*?)\n###/.exec(read("README.md"))![1]!;
  const isNamed = [...table.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  expect(isRead.length).toBeGreaterThan(0);
  expect(new Set(isNamed)).toEqual(new Set(isRead));
});

test("every test that the framework's README names as a proof is in the file it names, and is run", () => {
  const promises = read("packages/tatwats/README.md").split("## Promises")[1]!;
  const proofs = [...promises.matchAll(/`([\w./-]+)`:((?:,? ?“[^”]+”)+)/g)].flatMap(([, file = "", names = ""]) =>
    [...names.matchAll(/“([^”]+)”/g)].map(([, name = ""]) => ({ file, name })),
  );
  expect(proofs.length).toBeGreaterThan(25);
  const isRun = ({ file, name }: { file: string; name: string }) =>
    [join("packages/tatwats", file), file].some(
      (path) =>
        committed.includes(path) &&
        new RegExp(
          `\\b(?:test|test\\.each\\([^)]*\\)|test\\.each\\([\\s\\S]{0,80}?\\))\\(\\s*["\`]${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}["\`]`,
        ).test(read(path)),
    );
  expect(proofs.filter((proof) => !isRun(proof)).map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});

test("each of the framework's ten promises names what proves it", () => {
  const rows = [...read("packages/tatwats/README.md").matchAll(/^\| (\d+) \|[^|]*\|([^|]*)\|$/gm)];
  expect(rows.map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(rows.filter(([, , proof = ""]) => !proof.includes("“") || /not yet/i.test(proof))).toEqual([]);
});

test("no file names a path of the machine that it was written on", () => {
  const foreign = ["/work" + "/", "../" + "shared"];
  const found = committed
    .filter((file) => !/\.(png|tsv|woff2)$/.test(file))
    .flatMap((file) => foreign.filter((path) => read(file).includes(path)).map((path) => `${file}: ${path}`));
  expect(found).toEqual([]);
});

/** What a pattern's first group finds in the code of a document: its blocks, and its words in backticks. */
function commandsIn(text: string, pattern: RegExp): string[] {
  const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].map(([, code = ""]) => code);
  const words = [...text.replaceAll(/^```[\s\S]*?^```/gm, "").matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
  return [...blocks, ...words].flatMap((code) => [...code.matchAll(pattern)].map(([, found = ""]) => found));
}

/** A file by its ending, or a folder below one of ours; not a package's name, an address, or what is made later. */
function isOurs(path: string): boolean {
  if (/^(artefacts|node_modules|\.data)\//.test(path)) return false;
  return /\.(ts|tsx|md|sql|json|tsv|txt|prisma|toml|yaml)$/.test(path) || /^(apps|packages|e2e|docs|scripts|bench|\.ci)\//.test(path);
}
