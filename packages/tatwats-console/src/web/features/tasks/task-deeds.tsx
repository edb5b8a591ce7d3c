import { RotateCcw, X } from "lucide-react";
import type { TaskAnswer } from "../../../contract/task.ts";
import { DeedButton } from "../../parts/deed-button.tsx";

const refreshes = ["/api/ops/tasks", "/api/ops/messages", "/api/ops/overview"];

/** Cancel while it goes on; retry once it has failed. */
export function TaskDeeds({ task }: { task: TaskAnswer }) {
  const path = `/api/ops/tasks/${encodeURIComponent(task.id)}`;
  const failed = task.steps.filter(({ state }) => state === "failed").map(({ name }) => name);
  const open = task.messages.flatMap(({ deliveries }) => deliveries).filter(({ state }) => state === "waiting" || state === "held").length;
  if (task.state === "running" || task.state === "waiting") {
    return (
      <DeedButton
        label="Cancel…"
        button={{ size: "small", icon: <X aria-hidden size={14} /> }}
        title="Cancel this task?"
        verb="Cancel the task"
        danger
        undo="What is at work is told to stop, and what still waits is discarded. What was done stays done; a cancelled task does not go on."
        preview={
          <p>
            {task.title}: {Math.round(task.progress * 100)} % done, {open === 1 ? "1 message waits" : `${open} messages wait`}.
          </p>
        }
        path={`${path}/cancel`}
        refreshes={refreshes}
        said="The task is cancelled."
      />
    );
  }
  if (task.state !== "failed" || !task.workflow) return null;
  return (
    <DeedButton
      label={failed.length === 1 ? `Retry from ${failed[0]}…` : "Retry…"}
      button={{ size: "small", variant: "primary", icon: <RotateCcw aria-hidden size={14} /> }}
      title="Retry this task?"
      verb="Retry"
      undo="Steps that are done stay done; the failed ones and what comes after them are tried again."
      preview={<p>{failed.length > 0 ? `From: ${failed.join(", ")}` : task.title}</p>}
      path={`${path}/retry`}
      refreshes={refreshes}
      said="The task goes on from where it failed."
    />
  );
}
