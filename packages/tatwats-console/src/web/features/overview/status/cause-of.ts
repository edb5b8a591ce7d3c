import type { OverviewAnswer } from "../../../../contract/overview.ts";

/** The helper that the overview's sentence is about; undefined where it is about something else, such as a process. */
export function causeOf({ sentence, components }: Pick<OverviewAnswer, "sentence" | "components">): string | undefined {
  const amiss = components.filter(({ name, status }) => status !== "operational" && name.startsWith("the_") && name !== "the_mediator");
  return amiss.find(({ name }) => sentence.startsWith(name))?.name;
}
