import type { HelperAnswer } from "../../../contract/helper.ts";

type Told = Pick<HelperAnswer, "name" | "state" | "instances">;

/** All helpers in one sentence: that they run, or which don't. */
export function helpersSentence(helpers: readonly Told[]): string {
  const amiss = helpers.filter(({ state, instances }) => state !== "running" || instances.length === 0);
  if (amiss.length === 0) return helpers.length === 1 ? "The only helper runs." : `All ${helpers.length} helpers run.`;
  const told = amiss.map(({ name, state, instances }) => `${name} is ${instances.length === 0 ? "without an instance" : state}`);
  const others = helpers.length - amiss.length;
  const rest = others === 0 ? "" : others === 1 ? " The other one runs." : ` The other ${others} run.`;
  return `${told.join(", ")}.${rest}`;
}
