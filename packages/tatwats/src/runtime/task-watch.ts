import { TatwatsError } from "../errors.ts";

/** What is being done in this process, and for which task. */
export interface TaskWatch {
  watch(taskId: string | null, abort: AbortController): () => void;
  /** Tells the handlers that their task was cancelled. */
  cancel(taskId: string): void;
  /** Tells all handlers that their process stops. */
  abortAll(): void;
}

export function createTaskWatch(): TaskWatch {
  const atWork = new Map<string | null, Set<AbortController>>();
  return {
    watch(taskId, abort) {
      const those = atWork.get(taskId) ?? new Set();
      atWork.set(taskId, those.add(abort));
      return () => {
        those.delete(abort);
        if (those.size === 0) atWork.delete(taskId);
      };
    },
    cancel(taskId) {
      for (const abort of atWork.get(taskId) ?? []) abort.abort(new TatwatsError("task-cancelled", "The task was cancelled."));
    },
    abortAll() {
      const reason = new TatwatsError("process-stopping", "The process stops.");
      for (const those of atWork.values()) for (const abort of those) abort.abort(reason);
    },
  };
}
