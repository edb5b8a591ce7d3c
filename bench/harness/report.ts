import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
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
  const file = join(bench, "RESULTS.md");
  const text = `# Results of \`npm run bench\`

Written by the bench itself, on ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC, of ${commit()}: windows of ${plan.seconds} s, ${plan.rounds} ${plan.rounds === 1 ? "round" : "rounds"}. What each row means: [README.md](README.md).

${renderTable(all)}
## Where

${where(ground)
  .map((line) => `- ${line}`)
  .join("\n")}
`;
  writeFileSync(file, text);
  return relative(process.cwd(), file);
}

function where(ground: Ground): string[] {
  const { syncsPerSecond, medianMs } = measureSyncs(ground.folder);
  return [
    `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, Linux ${release()}, Node ${process.version}`,
    `Disk: ${Math.round(syncsPerSecond).toLocaleString("en-GB")} writes of 8 kB with fdatasync a second, one after another (median ${medianMs.toFixed(2)} ms)`,
    `PostgreSQL ${ground.postgresVersion}: ${ground.postgresSettings.join(", ")}`,
    `Redis: ${ground.redisVersion ? `${ground.redisVersion}: appendonly yes, appendfsync always` : "none"}`,
    `Peers: ${peers().join(", ")}`,
  ];
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
