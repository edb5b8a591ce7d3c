import { TatwatsError } from "../errors.ts";

/** What is being done for which task in this process. */
export interface TaskWatch {
  watch(taskId: string, abort: AbortController): () => void;
  /** Tells the handlers that their task was cancelled. */
  cancel(taskId: string): void;
}

export function createTaskWatch(): TaskWatch {
  const atWork = new Map<string, Set<AbortController>>();
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
  };
}
