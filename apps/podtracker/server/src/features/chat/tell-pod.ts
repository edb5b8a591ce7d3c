import type { Call } from "../../platform/http/route-handlers.ts";
import { insertChatMessage } from "./insert-chat-message.ts";

/** Puts an event of the pod's life into its chat, in the request's transaction. */
export async function tellPod(
  { sql, newId, now, announce }: Pick<Call, "sql" | "newId" | "now" | "announce">,
  podId: string,
  text: string,
  gameId?: string,
): Promise<void> {
  const message = await insertChatMessage(sql, { id: newId(), podId, kind: "event", text, at: now, ...(gameId ? { gameId } : {}) });
  announce(`pod:${podId}`, "chat:message", message);
}
