import { listMessages, listTasks, readTask } from "tatwats";
import { idParams, listOf } from "../../contract/fields.ts";
import { taskQuery, taskSchema, taskSummarySchema } from "../../contract/task.ts";
import { ConsoleError } from "../console-error.ts";
import { defineRoute } from "../console-route.ts";

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
    summary: "One task with the messages of its conversation",
    params: idParams,
    answer: taskSchema,
    async handle({ tatwats, params }) {
      const task = await readTask(tatwats.database, params.id);
      if (!task) throw new ConsoleError("not-found", "There is no task with this id.");
      const { items } = await listMessages(tatwats.database, { conversation: task.conversationId, limit: mostMessages });
      return { ...task, messages: items.toReversed() };
    },
  }),
];
