import type { OverviewAnswer } from "../../../../contract/overview.ts";

/** The helper that the overview's sentence is about, else the first that is not well. */
export function causeOf({ sentence, components }: Pick<OverviewAnswer, "sentence" | "components">): string | undefined {
  const amiss = components.filter(({ name, status }) => status !== "operational" && name.startsWith("the_") && name !== "the_mediator");
  return (amiss.find(({ name }) => sentence.includes(name)) ?? amiss[0])?.name;
}
