import { describeWorkflow, listMessages, listTasks, readTask } from "tatwats";
import { idParams, listOf, nameParams } from "../../contract/fields.ts";
import { startedTaskSchema, startWorkflowBody, taskQuery, taskSchema, taskSummarySchema, workflowSchema } from "../../contract/task.ts";
import { mayActAs } from "../../contract/operator.ts";
import { ConsoleError } from "../console-error.ts";
import { defineRoute } from "../console-route.ts";
import { deedRoute } from "../deed-route.ts";
import { withoutTaskSecrets } from "../task-secrets.ts";

/** A conversation is shown whole up to this many messages, the latest of them. */
const mostMessages = 500;

export const taskRoutes = [
  defineRoute({
    method: "GET",
    url: "/api/ops/tasks",
    role: "viewer",
    summary: "Tasks, the one started last first",
    query: taskQuery,
    answer: listOf(taskSummarySchema),
    handle: async ({ tatwats, query: { workflow, ...filter } }) => await listTasks(tatwats.database, { ...filter, kind: workflow }),
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/tasks/:id",
    role: "viewer",
    summary: "One task with its steps and the messages of its conversation",
    params: idParams,
    answer: taskSchema,
    async handle({ tatwats, params, operator }) {
      const found = await readTask(tatwats.database, params.id);
      if (!found) throw new ConsoleError("not-found", "There is no task with this id.");
      const task = mayActAs(operator, "operator") ? found : withoutTaskSecrets(tatwats, found);
      const { items } = await listMessages(tatwats.database, { conversation: task.conversationId, limit: mostMessages });
      return { ...task, messages: items.toReversed() };
    },
  }),
  deedRoute({
    url: "/api/ops/tasks/:id/cancel",
    summary: "Cancels a task: what waits for it is discarded, what is at work is told",
    params: idParams,
    deed: async ({ steer }, { id }, steering) => await steer.cancelTask(id, steering),
  }),
  deedRoute({
    url: "/api/ops/tasks/:id/retry",
    summary: "Takes a failed task up again where it failed",
    params: idParams,
    deed: async ({ steer }, { id }, steering) => await steer.retryTask(id, steering),
  }),
  defineRoute({
    method: "GET",
    url: "/api/ops/workflows",
    role: "viewer",
    summary: "The named shapes of tasks, each with the schema of its input",
    answer: listOf(workflowSchema),
    handle: async ({ tatwats }) => ({ items: tatwats.workflows.map((workflow) => describeWorkflow(workflow)), nextCursor: null }),
  }),
  defineRoute({
    method: "POST",
    url: "/api/ops/workflows/:name/start",
    role: "operator",
    summary: "Starts a workflow by its name",
    params: nameParams,
    body: startWorkflowBody,
    answer: startedTaskSchema,
    async handle({ tatwats, params, body, steering }) {
      const { id } = await tatwats.steer.startWorkflow(params.name, body.input, steering(body.reason));
      return { taskId: id };
    },
  }),
];
