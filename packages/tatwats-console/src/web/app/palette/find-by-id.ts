import { useQuery } from "@tanstack/react-query";
import type { AuditRow } from "../../../contract/audit.ts";
import type { MessageAnswer, MessageRow } from "../../../contract/message.ts";
import type { TaskAnswer } from "../../../contract/task.ts";
import { ApiError, getJson } from "../api.ts";

export interface Found {
  kind: "message" | "task" | "audit entry" | "conversation";
  title: string;
  /** Within the console. */
  href: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id in what was typed or pasted, with or without anything around it. */
export function idIn(text: string): string | undefined {
  const trimmed = text.trim().replaceAll(/^["'#]+|["']+$/g, "");
  return uuid.test(trimmed) ? trimmed.toLowerCase() : undefined;
}

/** Looks an id up everywhere at once; undefined while nothing that looks like an id was typed. */
export function useFound(text: string) {
  const id = idIn(text);
  return useQuery({ queryKey: ["found", id], enabled: id !== undefined, queryFn: async ({ signal }) => await find(id ?? "", signal) });
}

async function find(id: string, signal: AbortSignal): Promise<Found[]> {
  const [message, task, entry, conversation] = await Promise.all([
    orNothing(getJson<MessageAnswer>(`/api/ops/messages/${id}`, {}, signal)),
    orNothing(getJson<TaskAnswer>(`/api/ops/tasks/${id}`, {}, signal)),
    orNothing(getJson<AuditRow>(`/api/ops/audit/${id}`, {}, signal)),
    orNothing(getJson<{ items: MessageRow[] }>("/api/ops/messages", { conversation: id, limit: 1 }, signal)),
  ]);
  const found: Found[] = [];
  if (message) found.push({ kind: "message", title: `${message.type} from ${message.sender}`, href: `/messages/${id}` });
  if (task) found.push({ kind: "task", title: task.title, href: `/tasks/${id}` });
  if (entry) found.push({ kind: "audit entry", title: `${entry.action} by ${entry.actor.name}`, href: `/audit/${id}` });
  if (conversation?.items[0]) found.push({ kind: "conversation", title: "Its messages", href: `/messages?conversation=${id}` });
  return found;
}

/** A thing that is not there is no failure here. */
async function orNothing<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 400)) return undefined;
    throw error;
  }
}
