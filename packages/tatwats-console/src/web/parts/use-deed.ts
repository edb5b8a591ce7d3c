import { useRef } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { showToast } from "@tatwats/ui";
import { ApiError, sendJson, type WriteMethod } from "../app/api.ts";
import { newId } from "../app/new-id.ts";

export interface DeedOptions<Answer> {
  method?: WriteMethod;
  path: string;
  /** Beginnings of the paths whose answers it changes: they are read again. */
  refreshes: readonly string[];
  /** What is told when it is done. */
  said: string | ((answer: Answer) => string);
  onDone?: (answer: Answer) => void;
  /** Beside the dialog that shows it. */
  onError?: (error: Error) => void;
}

export interface Deed {
  run(body: object): void;
  busy: boolean;
  error: Error | null;
  /** Forgets an error, as when its dialog opens anew. */
  reset(): void;
}

/**
 * Something that an operator does. Each carries an idempotency key, which is kept while the same is
 * tried again after an answer that did not come: so it is done once.
 */
export function useDeed<Answer = unknown>({ method = "POST", path, refreshes, said, onDone, onError }: DeedOptions<Answer>): Deed {
  const queryClient = useQueryClient();
  const unsettled = useRef<{ deed: string; key: string }>(undefined);
  const mutation = useMutation({
    mutationFn: async (body: object) => {
      const deed = `${method} ${path} ${JSON.stringify(body)}`;
      if (unsettled.current?.deed !== deed) unsettled.current = { deed, key: newId() };
      return (await sendJson(method, path, body, unsettled.current.key)) as Answer;
    },
    onSuccess: async (answer) => {
      unsettled.current = undefined;
      showToast({ text: typeof said === "string" ? said : said(answer), tone: "ok" });
      onDone?.(answer);
      await queryClient.invalidateQueries({ predicate: ({ queryKey: [first] }) => isAmong(first, refreshes) });
    },
    onError: (error) => {
      const mayBeDone = error instanceof ApiError && (error.status === 0 || error.status >= 500);
      if (!mayBeDone) unsettled.current = undefined;
      onError?.(error);
    },
  });
  return { run: mutation.mutate, busy: mutation.isPending, error: mutation.error, reset: mutation.reset };
}

function isAmong(path: unknown, beginnings: readonly string[]): boolean {
  return typeof path === "string" && beginnings.some((beginning) => path.startsWith(beginning));
}
