import { exportAudit, type ExportFormat, exportFormats } from "../audit/export-entries.ts";
import { rotateSealKey } from "../audit/seal-key.ts";
import { readAuditTrust } from "../audit/seal-witness.ts";
import { verifyAudit } from "../audit/verify-audit.ts";
import { writeAuditEntry } from "../audit/write-entry.ts";
import { TatwatsError } from "../errors.ts";
import { readOverview } from "../health/read-overview.ts";
import { listHelpers } from "../helper/list-helpers.ts";
import { type HelperCommand, steerHelper } from "../helper/steer-helper.ts";
import { redriveDead } from "../mediator/redrive.ts";
import { sendByHand } from "../mediator/send-by-hand.ts";
import type { CliOffice } from "./cli-office.ts";
import type { CliOptions, Terminal } from "./command-line.ts";

interface Call {
  office: CliOffice;
  terminal: Terminal;
  options: CliOptions;
  rest: readonly string[];
}

interface Command {
  /** How many arguments it takes: at least, at most. */
  arguments: [number, number];
  /** @returns the exit code */
  run(call: Call): Promise<number>;
}

export const commands: Record<string, Command> = {
  status: { arguments: [0, 0], run: status },
  helpers: { arguments: [0, 1], run: helpers },
  send: { arguments: [3, 3], run: send },
  pause: { arguments: [1, 1], run: async (call) => await steer(call, "pause") },
  resume: { arguments: [1, 1], run: async (call) => await steer(call, "resume") },
  drain: { arguments: [1, 1], run: async (call) => await steer(call, "drain") },
  restart: { arguments: [1, 1], run: async (call) => await steer(call, "restart") },
  redrive: { arguments: [0, 0], run: redrive },
  "verify-audit": { arguments: [0, 0], run: verify },
  "export-audit": { arguments: [0, 0], run: exportLog },
  "rotate-key": { arguments: [0, 0], run: rotate },
};

async function status({ office, terminal, options }: Call): Promise<number> {
  const overview = await readOverview(office.database, office.world.now());
  if (options.json) terminal.out(JSON.stringify(overview));
  else {
    terminal.out(overview.sentence);
    for (const { name, status: how, reason } of overview.components) terminal.out(`  ${how.padEnd(12)} ${name.padEnd(20)} ${reason}`);
  }
  return overview.status === "operational" ? 0 : 1;
}

async function helpers({ office, terminal, options, rest: [name] }: Call): Promise<number> {
  const found = await listHelpers(office.database, name);
  if (name !== undefined && found.length === 0) throw new TatwatsError("unknown-helper", `There is no helper ${name}.`);
  if (options.json) terminal.out(JSON.stringify(found));
  else {
    for (const helper of found) {
      const versions = helper.versions.join(", ") || helper.version;
      const count = `${helper.instances.length} ${helper.instances.length === 1 ? "instance" : "instances"}`;
      terminal.out(`${helper.name} ${versions}: ${helper.state}, ${count}, ${helper.backlog} waiting, ${helper.deadLetters} dead`);
    }
  }
  return 0;
}

async function send({ office, terminal, options, rest: [recipient, type, text] }: Call): Promise<number> {
  if (office.helpers.length === 0)
    throw new TatwatsError("refused", "A payload is checked before it is sent: say with --app which helpers there are.");
  const payload = parseJson(text!);
  const letter = { recipient: recipient!, type: type!, payload };
  terminal.out(await sendByHand(office, office.application, letter, { by: office.by, reason: options.reason ?? "" }));
  return 0;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TatwatsError("refused", `The payload is not JSON: ${(error as Error).message}`);
  }
}

async function steer({ office, terminal, options, rest: [helper] }: Call, command: HelperCommand): Promise<number> {
  await steerHelper(office.database, office.world, helper!, command, { by: office.by, reason: options.reason ?? "" });
  terminal.out(`${helper}: ${command} is on its way to all its instances.`);
  return 0;
}

async function redrive({ office, terminal, options }: Call): Promise<number> {
  const { message: messageId, helper: recipient, type, fingerprint } = options;
  if (!options.all && [messageId, recipient, type, fingerprint].every((filter) => filter === undefined)) {
    throw new TatwatsError("refused", "Say which dead letters: --message, --helper, --type, --fingerprint, or --all.");
  }
  const steering = { by: office.by, reason: options.reason ?? "" };
  const { redriven } = await redriveDead(office, { messageId, recipient, type, fingerprint }, steering, (count) =>
    terminal.err(`${count} …`),
  );
  terminal.out(`${redriven} sent again.`);
  return 0;
}

async function verify({ office, terminal, options }: Call): Promise<number> {
  const trust = office.keyFolder === undefined ? {} : readAuditTrust(office.keyFolder);
  const verdict = await verifyAudit(office.database, trust);
  if (options.json) terminal.out(JSON.stringify(verdict));
  else if (verdict.ok)
    terminal.out(
      `All of ${verdict.entries} entries under ${verdict.seals} seals are as they were written; ${verdict.unsealed} are too young to tell.`,
    );
  else terminal.out(`${verdict.firstFault?.what ?? "A fault was found."} ${JSON.stringify(verdict.firstFault)}`);
  if (office.keyFolder === undefined) terminal.err("Without --keys, a log that was signed anew or cut off at its end does not show.");
  return verdict.ok ? 0 : 1;
}

async function exportLog({ office, terminal, options }: Call): Promise<number> {
  const format = options.format ?? "jsonl";
  if (!exportFormats.includes(format as ExportFormat)) throw new TatwatsError("refused", `--format is one of ${exportFormats.join(", ")}.`);
  for await (const chunk of exportAudit(office.database, { q: options.q }, format as ExportFormat))
    terminal.out(chunk.replace(/\r?\n$/, ""));
  return 0;
}

async function rotate({ office, terminal }: Call): Promise<number> {
  if (office.keyFolder === undefined) throw new TatwatsError("refused", "Say with --keys which folder holds the key.");
  const key = rotateSealKey(office.keyFolder);
  await writeAuditEntry(office.database, office.world, {
    actor: office.by,
    action: "seal-key.rotated",
    target: { kind: "key", id: key.id },
  });
  terminal.out(`The audit log is sealed with key ${key.id} from now on.`);
  return 0;
}
