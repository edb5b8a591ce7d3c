import type { HelperAnswer } from "../../../contract/helper.ts";

/** The versions that run, or the one that ran last. */
export function versionsOf({ version, versions }: Pick<HelperAnswer, "version" | "versions">): string {
  return versions.length > 0 ? versions.join(", ") : version;
}
