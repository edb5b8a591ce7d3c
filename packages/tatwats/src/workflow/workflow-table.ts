import type { AnyWorkflow } from "./define-workflow.ts";

/** The workflows that this process knows, by name. */
export type WorkflowTable = ReadonlyMap<string, AnyWorkflow>;

export function workflowTable(workflows: readonly AnyWorkflow[]): WorkflowTable {
  return new Map(workflows.map((workflow) => [workflow.name, workflow]));
}
