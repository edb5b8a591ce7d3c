import { ApiError, type ChatMessage } from "@podtracker/contract";
import { api } from "../../app/api.ts";
import { markRefused, outbox, takeFromOutbox, type Unsent } from "./outbox.ts";

let sending: Promise<void> | null = null;

/**
 * Sends what waits, one after the other in the order it was written, and stops where the server can't be
 * reached: later words must not overtake earlier ones. Called again while it runs, it goes on by itself.
 */
export function sendOutbox(userId: string, onSaid: (message: ChatMessage) => void): Promise<void> {
  sending ??= inOneTab(async () => await sendAll(userId, onSaid)).finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll(userId: string, onSaid: (message: ChatMessage) => void): Promise<void> {
  for (let next = nextWaiting(userId); next; next = nextWaiting(userId)) {
    try {
      const { id, podId, text, replyTo } = next;
      onSaid(await api.postMessage({ params: { podId }, body: { id, text, ...(replyTo ? { replyTo } : {}) } }));
      takeFromOutbox(id);
    } catch (error) {
      if (!isFinal(error)) return;
      markRefused(next.id, error.message);
    }
  }
}

function nextWaiting(userId: string): Unsent | undefined {
  return outbox().find((message) => message.state === "waiting" && message.userId === userId);
}

/** The server has decided; anything else may go better in a moment. */
function isFinal(error: unknown): error is ApiError {
  return error instanceof ApiError && error.status >= 400 && error.status < 500 && ![401, 408, 429].includes(error.status);
}

/** One tab at a time, where the browser can tell them apart (not on plain http); sent twice, it is said once all the same. */
async function inOneTab(work: () => Promise<void>): Promise<void> {
  if ("locks" in navigator && navigator.locks) await navigator.locks.request("chat-outbox", work);
  else await work();
}
