import { TatwatsError } from "../errors.ts";
import { commands } from "./commands.ts";
import { openCliOffice } from "./cli-office.ts";
import { parse, type Terminal } from "./command-line.ts";

const usage = `tatwats <command>

  status                                     how everything is
  helpers [name]                             the helpers, their instances and mailboxes
  send <helper> <type> <payload as JSON>     sends a message (needs --app)
  pause | resume | drain | restart <helper>  steers a helper on all its instances
  redrive                                    sends dead letters again: --message, --helper, --type, --fingerprint, or --all
  verify-audit                               recomputes the audit log's proof
  export-audit                               writes the audit log: --format csv or jsonl, --q
  rotate-key                                 gives the audit log a new key

  --database <url>     default: DATABASE_URL
  --keys <folder>      where the audit log's key is kept; default: KEY_FOLDER
  --app <file>         a module whose default export is { helpers, application }
  --reason <text>      why; it is put on record
  --json               answers for programs

Ends with 0 when all is well, 1 when something is not, 2 when the command was not understood.`;

/** Runs one command. @returns the exit code */
export async function runCli(args: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    terminal.err(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  const { values: options, positionals } = parsed;
  const [name, ...rest] = positionals;
  if (options.help || name === undefined) {
    terminal.out(usage);
    return options.help ? 0 : 2;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const url = options.database ?? env["DATABASE_URL"];
  if (!command || rest.length < command.arguments[0] || rest.length > command.arguments[1]) {
    terminal.err(command ? `${name} takes other arguments.\n\n${usage}` : `There is no command ${name}.\n\n${usage}`);
    return 2;
  }
  if (!url) {
    terminal.err("Say which database: --database <url>, or DATABASE_URL.");
    return 2;
  }
  const keyFolder = options.keys ?? env["KEY_FOLDER"];
  const office = await openCliOffice({ url, keyFolder, app: options.app }).catch((error: unknown) => error as Error);
  if (office instanceof Error) {
    terminal.err(office.message);
    return 1;
  }
  try {
    return await command.run({ office, terminal, options, rest });
  } catch (error) {
    terminal.err(error instanceof TatwatsError ? error.message : `It did not work: ${(error as Error).message}`);
    return error instanceof TatwatsError && error.code === "refused" ? 2 : 1;
  } finally {
    await office.close();
  }
}
