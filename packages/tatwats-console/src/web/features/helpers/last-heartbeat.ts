import type { HelperAnswer } from "../../../contract/helper.ts";

/** The latest sign of life of any instance; undefined where none runs. */
export function lastHeartbeat({ instances }: Pick<HelperAnswer, "instances">): string | undefined {
  return instances
    .map((instance) => instance.heartbeatAt)
    .toSorted()
    .at(-1);
}
