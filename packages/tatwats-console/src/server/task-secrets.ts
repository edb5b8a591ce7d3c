import { maskSecrets, type TaskStory } from "tatwats";
import type { ConsoleOptions } from "./console-options.ts";

/**
 * A task as a viewer sees it: its input by the workflow's schema, what steps answered by their helpers'.
 * The result is made of answers and has no schema, so it is left out; so is the input of a workflow that
 * is not known here.
 */
export function withoutTaskSecrets(
  { helpers, workflows }: Pick<ConsoleOptions["tatwats"], "helpers" | "workflows">,
  task: TaskStory,
): TaskStory {
  const workflow = workflows.find(({ name }) => name === task.kind);
  return {
    ...task,
    input: workflow ? maskSecrets(workflow.input, task.input) : null,
    result: null,
    steps: task.steps.map((step) => {
      const answers = helpers.find(({ name }) => name === step.helper)?.replies ?? {};
      const schema = Object.hasOwn(answers, step.type) ? answers[step.type] : undefined;
      return { ...step, output: schema ? maskSecrets(schema, step.output) : null };
    }),
  };
}
