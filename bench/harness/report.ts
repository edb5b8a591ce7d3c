import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, release, totalmem } from "node:os";
import { join, relative } from "node:path";
import type { Figure, Measurement, Plan } from "./figures.ts";
import type { Ground } from "./services.ts";
import { measureSyncs } from "./measure-syncs.ts";

const bench = join(import.meta.dirname, "..");

export function renderTable({ figures, notes }: Measurement): string {
  const reached = ({ reached: yes }: Figure) => (yes === undefined ? "–" : yes ? "yes" : "no");
  const lines = figures.map((figure) => `| ${figure.what} | ${figure.measured} | ${figure.target} | ${reached(figure)} |`);
  return ["| Figure | Measured | Target | Reached |", "|---|---|---|---|", ...lines, "", ...notes.map((note) => `- ${note}`), ""].join(
    "\n",
  );
}

/** Writes the table with all that the figures depend on. @returns the file, as the reader would name it */
export function record(all: Measurement, ground: Ground, plan: Plan): string {
  const how = `: windows of ${plan.seconds} s, ${plan.rounds} ${plan.rounds === 1 ? "round" : "rounds"}`;
  return write("npm run bench", how, all, where(ground));
}

/** The same for the console, of which the record has a part of its own. */
export function recordConsole(all: Measurement, postgresVersion: string): string {
  return write("npm run bench:console", "", all, [machine(), `PostgreSQL ${postgresVersion}: shared_buffers=512MB, max_wal_size=4GB`]);
}

type Servers = Pick<Ground, "postgresVersion" | "postgresSettings">;

/** The same for PodTracker. */
export function recordApp(all: Measurement, { postgresVersion, postgresSettings }: Servers): string {
  return write("npm run bench:app", "", all, [machine(), `PostgreSQL ${postgresVersion}: ${postgresSettings.join(", ")}`]);
}

/** The same for live games. */
export function recordGames(all: Measurement, { postgresVersion, postgresSettings }: Servers): string {
  return write("npm run bench:games", "", all, [machine(), `PostgreSQL ${postgresVersion}: ${postgresSettings.join(", ")}`]);
}

/** Each command's part replaces its own, and leaves the other's. */
function write(command: string, how: string, all: Measurement, lines: string[]): string {
  const part = `# Results of \`${command}\`

Written by the bench itself, on ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC, of ${commit()}${how}. What each row means: [README.md](README.md).

${renderTable(all)}
## Where

${lines.map((line) => `- ${line}`).join("\n")}
`;
  const file = join(bench, "RESULTS.md");
  const parts = (existsSync(file) ? readFileSync(file, "utf8") : "").split(/^(?=# )/m).filter((text) => text !== "");
  const place = parts.findIndex((text) => text.startsWith(`# Results of \`${command}\``));
  parts.splice(place === -1 ? parts.length : place, 1, part);
  writeFileSync(file, parts.map((text) => text.trimEnd()).join("\n\n") + "\n");
  return relative(process.cwd(), file);
}

function where(ground: Ground): string[] {
  const { syncsPerSecond, medianMs } = measureSyncs(ground.folder);
  return [
    machine(),
    `Disk: ${Math.round(syncsPerSecond).toLocaleString("en-GB")} writes of 8 kB with fdatasync a second, one after another (median ${medianMs.toFixed(2)} ms)`,
    `PostgreSQL ${ground.postgresVersion}: ${ground.postgresSettings.join(", ")}`,
    `Redis: ${ground.redisVersion ? `${ground.redisVersion}: appendonly yes, appendfsync always` : "none"}`,
    `Peers: ${peers().join(", ")}`,
  ];
}

function machine(): string {
  return `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, Linux ${release()}, Node ${process.version}`;
}

function peers(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(bench, "package.json"), "utf8")) as { dependencies: Record<string, string> };
  return Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
}

function commit(): string {
  try {
    const git = (...words: string[]) =>
      execFileSync("git", words, { cwd: bench, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    const changed = git("status", "--porcelain", "--", "../packages", "../apps", "../package-lock.json") !== "";
    return `commit ${git("rev-parse", "--short", "HEAD")}${changed ? " with uncommitted changes" : ""}`;
  } catch {
    return "a checkout without git";
  }
}
