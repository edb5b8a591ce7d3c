import type { OverviewAnswer } from "../../../../contract/overview.ts";

type Component = OverviewAnswer["components"][number];

export interface StatusWords {
  /** What is amiss with what, such as `the_author is down.` */
  headline: string;
  /** Why, and whether anything is lost. */
  detail: string;
  /** What else is not well: named here, so the sentence's count of them is left out. */
  others: Component[];
}

const countOfOthers = / \d+ more (is|are) not well\.$/;

/** The overview's sentence in parts that say each thing once. */
export function statusWords({ sentence, about, components }: Pick<OverviewAnswer, "sentence" | "about" | "components">): StatusWords {
  const told = sentence.replace(countOfOthers, "");
  const end = told.indexOf(". ");
  const others = components.filter(({ name, status }) => status !== "operational" && name !== about);
  if (end < 0) return { headline: told, detail: "", others };
  return { headline: told.slice(0, end + 1), detail: told.slice(end + 2), others };
}
