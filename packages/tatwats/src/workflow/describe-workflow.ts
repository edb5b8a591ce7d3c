import { z } from "zod";
import type { AnyWorkflow } from "./define-workflow.ts";

/** A workflow in data: for a form that starts it, and a drawing of its steps. */
export interface WorkflowDescription {
  name: string;
  /** JSON Schema of what it is started with. */
  input: unknown;
  /** In the order of definition. */
  steps: { name: string; helper: string; type: string; after: string[] }[];
}

export function describeWorkflow({ name, input, steps }: AnyWorkflow): WorkflowDescription {
  return {
    name,
    input: z.toJSONSchema(input, { unrepresentable: "any", io: "input" }),
    steps: steps.map((step) => ({ name: step.name, helper: step.helper, type: step.type, after: [...step.after] })),
  };
}
