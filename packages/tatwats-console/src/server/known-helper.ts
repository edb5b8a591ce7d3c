import { type AnyHelper, type HelperSummary, maskSecrets } from "tatwats";
import { ConsoleError } from "./console-error.ts";
import type { ConsoleOptions } from "./console-options.ts";

/** The helper's definition, as this process has it. @throws ConsoleError `not-found` */
export function knownHelper({ helpers }: Pick<ConsoleOptions["tatwats"], "helpers">, name: string): AnyHelper {
  const helper = helpers.find((each) => each.name === name);
  if (!helper) throw new ConsoleError("not-found", `There is no helper ${name}.`);
  return helper;
}

/** What the console tells of a helper: without its secrets, which only its definition can tell from the rest. */
export function withoutSecrets({ helpers }: Pick<ConsoleOptions["tatwats"], "helpers">, summary: HelperSummary): HelperSummary {
  const definition = helpers.find((each) => each.name === summary.name);
  if (summary.settings === null) return summary;
  if (!definition) return { ...summary, settings: null };
  const values = maskSecrets(definition.settings, summary.settings.values) as Record<string, unknown>;
  return { ...summary, settings: { ...summary.settings, values } };
}
