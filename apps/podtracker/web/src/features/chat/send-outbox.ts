import type { ChatMessage } from "@podtracker/contract";
import { api } from "../../app/api.ts";
import { inOneTab } from "../../app/in-one-tab.ts";
import { isFinal } from "../../app/is-final.ts";
import { markRefused, outbox, takeFromOutbox, type Unsent } from "./outbox.ts";

let sending: Promise<void> | null = null;

/**
 * Sends what waits, one after the other in the order it was written, and stops where the server can't be
 * reached: later words must not overtake earlier ones. Called again while it runs, it goes on by itself.
 */
export function sendOutbox(userId: string, onSaid: (message: ChatMessage) => void): Promise<void> {
  sending ??= inOneTab("chat-outbox", async () => await sendAll(userId, onSaid)).finally(() => {
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
