import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join, matchesGlob, posix } from "node:path";
import { createTestDatabase, eventually } from "@tatwats/test-kit";
import { expect, test } from "vitest";

/*
 * Runs the Dockerfile without a container engine: each stage is a folder, its commands are run in it
 * by an ordinary user, and at last its CMD is started. The commands are read from the file itself.
 * What this cannot show: that the base image has all that the machine has.
 */

const root = join(import.meta.dirname, "../../../..");
const minute = 60_000;

test(
  "what the Dockerfile builds starts as an ordinary user, serves both web apps and stops in order",
  { timeout: 8 * minute },
  async () => {
    const machine = prepareMachine();
    const database = await createTestDatabase("empty", async () => {});
    try {
      const image = await buildImage(machine);
      const port = await freePort();
      const env = { ...image.env, DATABASE_URL: database.url, PORT: String(port) };
      const started = startCommand(machine, image, env);
      try {
        const get = async (path: string) => await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept: "text/html" } });
        await eventually(
          async () => started.child.exitCode !== null || (await get("/readyz")).ok,
          `readiness (${started.log()})`,
          2 * minute,
        );
        expect(started.child.exitCode, started.log()).toBeNull();
        for (const page of ["/", "/console/"]) {
          const answer = await get(page);
          expect([page, answer.status, answer.headers.get("content-type")]).toEqual([page, 200, expect.stringContaining("text/html")]);
        }
        const [program, ...flags] = image.healthcheck;
        expect(spawnSync(program!, flags, { ...machine.user, cwd: tmpdir(), env: { ...machine.env, ...env } }).status).toBe(0);
      } finally {
        started.child.kill("SIGTERM");
      }
      expect(await started.exit, started.log()).toBe(0);
    } finally {
      await database.drop();
      rmSync(machine.folder, { recursive: true, force: true });
    }
  },
);

interface Machine {
  folder: string;
  /** Root is no ordinary user, so `nobody` takes its place; elsewhere it is whoever runs the test. */
  user: { uid?: number; gid?: number };
  /** What every command gets: no variable of ours but the way to node and npm. */
  env: Record<string, string>;
}

function prepareMachine(): Machine {
  const folder = mkdtempSync(join(tmpdir(), "dockerfile-"));
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  for (const name of ["bin", "home"]) mkdirSync(join(folder, name));
  // The image has this version of Node; the checkout that it lies in may be closed to others.
  copyFileSync(process.execPath, join(folder, "bin/node"));
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((entry) => !entry.includes("node_modules"));
  const env: Record<string, string> = {
    ...wayToRegistry(),
    PATH: [join(folder, "bin"), ...path].join(delimiter),
    HOME: join(folder, "home"),
  };
  if (user.uid !== undefined) env["npm_config_cache"] = copyCache(env["npm_config_cache"]!, join(folder, "npm-cache"), user);
  const machine = { folder, user, env };
  for (const mine of [folder, join(folder, "home")]) own(machine, mine);
  return machine;
}

/** How this machine reaches the npm registry; what npm has kept already is not fetched again. */
function wayToRegistry(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => /^((https?|no)_proxy|node_extra_ca_certs|ssl_cert_file)$/i.test(name));
  const { stdout } = spawnSync("npm", ["config", "get", "cache", "globalconfig", "registry"], { encoding: "utf8" });
  const settings = [...stdout.matchAll(/^(\w+) ?= ?(.+)$/gm)].map(([, name, value]) => [`npm_config_${name}`, value]);
  return Object.fromEntries([...kept, ...settings, ["npm_config_prefer_offline", "true"]]) as Record<string, string>;
}

function copyCache(from: string, to: string, user: Machine["user"]): string {
  mkdirSync(to);
  if (existsSync(join(from, "_cacache"))) cpSync(join(from, "_cacache"), join(to, "_cacache"), { recursive: true });
  spawnSync("chown", ["-R", `${user.uid}:${user.gid}`, to]);
  return to;
}

interface Image {
  folder: string;
  workdir: string;
  env: Record<string, string>;
  /** Whether a USER is named; then only what is copied with `--chown` is theirs. */
  isRestricted: boolean;
  command: string[];
  healthcheck: string[];
}

/** Builds all stages, and returns the last. */
async function buildImage(machine: Machine): Promise<Image> {
  const stages = readStages();
  const images = new Map<string, Image>();
  for (const { name, instructions } of stages) {
    const isRestricted = instructions.some((instruction) => instruction.name === "USER");
    const image: Image = { folder: join(machine.folder, name), workdir: "/", env: {}, isRestricted, command: [], healthcheck: [] };
    mkdirSync(image.folder);
    images.set(name, image);
    for (const instruction of instructions) await carryOut(machine, images, image, instruction);
  }
  return images.get(stages.at(-1)!.name)!;
}

interface Instruction {
  name: string;
  flags: Record<string, string>;
  text: string;
}

function readStages(): { name: string; instructions: Instruction[] }[] {
  const lines = readFileSync(join(root, "Dockerfile"), "utf8")
    .replaceAll(/^\s*#.*\n/gm, "")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const stages: { name: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, name = "", flags = "", text = ""] = /^([A-Z]+)\s+((?:--\S+\s+)*)(.*)$/.exec(line) ?? [];
    const pairs = [...flags.matchAll(/--([\w-]+)=(\S+)/g)].map(([, key, value]) => [key, value]);
    if (name === "FROM") stages.push({ name: / AS (\w+)$/.exec(text)![1]!, instructions: [] });
    else stages.at(-1)!.instructions.push({ name, flags: Object.fromEntries(pairs) as Record<string, string>, text });
  }
  return stages;
}

async function carryOut(machine: Machine, images: Map<string, Image>, image: Image, { name, flags, text }: Instruction): Promise<void> {
  switch (name) {
    case "WORKDIR":
      image.workdir = posix.resolve(image.workdir, text);
      mkdirSync(inside(image, "."), { recursive: true });
      if (!image.isRestricted) own(machine, inside(image, "."));
      return;
    case "COPY":
      return copy(machine, flags["from"] === undefined ? undefined : images.get(flags["from"])!, image, {
        text,
        isOwned: !image.isRestricted || "chown" in flags,
      });
    case "RUN":
      return await run(machine, image, text);
    case "ENV":
      for (const [, key, value] of text.matchAll(/(\w+)=(\S+)/g))
        image.env[key!] = value!.startsWith("/") ? join(image.folder, value!) : value!;
      return;
    case "CMD":
      image.command = JSON.parse(text) as string[];
      return;
    case "HEALTHCHECK":
      image.healthcheck = JSON.parse(text.replace(/^CMD /, "")) as string[];
      return;
    case "USER":
    case "VOLUME":
    case "EXPOSE":
      return;
    default:
      throw new Error(`This test does not know what ${name} in the Dockerfile does; teach it.`);
  }
}

function copy(machine: Machine, from: Image | undefined, image: Image, { text, isOwned }: { text: string; isOwned: boolean }): void {
  const sources = text.split(/\s+/);
  const into = sources.pop()!;
  const target = inside(image, into);
  if (!from) copyContext(target);
  else {
    for (const source of sources.map((path) => inside(from, path))) {
      const isFile = statSync(source).isFile();
      cpSync(source, isFile && into.endsWith("/") ? join(target, basename(source)) : target, { recursive: true, verbatimSymlinks: true });
    }
  }
  if (isOwned && machine.user.uid !== undefined) spawnSync("chown", ["-R", `${machine.user.uid}:${machine.user.gid}`, target]);
}

/** What `docker build .` sends: the checkout's files that .dockerignore does not name. */
function copyContext(target: string): void {
  const ignored = readFileSync(join(root, ".dockerignore"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const { stdout } = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  const files = stdout.split("\0").filter((file) => file !== "" && existsSync(join(root, file)));
  for (const file of files) {
    if (ignored.some((pattern) => matchesGlob(file, pattern) || matchesGlob(file, `${pattern}/**`))) continue;
    mkdirSync(dirname(join(target, file)), { recursive: true });
    copyFileSync(join(root, file), join(target, file));
  }
}

async function run(machine: Machine, image: Image, command: string): Promise<void> {
  const { child, exit, log } = launch(machine, ["sh", "-c", command], image, image.env);
  const code = await exit;
  if (code !== 0) throw new Error(`RUN ${command} ended with ${code ?? child.signalCode}:\n${log()}`);
}

function startCommand(machine: Machine, image: Image, env: Record<string, string>) {
  return launch(machine, image.command, image, env);
}

function launch(machine: Machine, [program, ...flags]: string[], image: Image, env: Record<string, string>) {
  const child: ChildProcess = spawn(program!, flags, {
    ...machine.user,
    cwd: inside(image, "."),
    env: { ...machine.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout!, child.stderr!]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exit = new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  return { child, exit, log: () => output.slice(-3000) };
}

function inside(image: Image, path: string): string {
  return join(image.folder, posix.resolve(image.workdir, path));
}

function own({ user }: Machine, path: string): void {
  if (user.uid !== undefined) chownSync(path, user.uid, user.gid!);
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
