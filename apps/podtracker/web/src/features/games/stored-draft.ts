import { newId } from "../../app/new-id.ts";
import { newDraft, type GameDraft } from "./game-draft.ts";

/** Whose draft, and of which pod. */
export interface DraftOwner {
  userId: string;
  podId: string;
}

const prefix = "game-draft:";

/** The game being entered for a pod, as this tab last knew it, or a new one. What another person left in the tab goes. */
export function readDraft(owner: DraftOwner): GameDraft {
  const fresh = newDraft(newId());
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(prefix) && !key.startsWith(`${prefix}${owner.userId}:`)) sessionStorage.removeItem(key);
    const stored = JSON.parse(sessionStorage.getItem(keyOf(owner)) ?? "null") as Partial<GameDraft> | null;
    return stored ? { ...fresh, ...stored } : fresh;
  } catch {
    return fresh;
  }
}

export function storeDraft(owner: DraftOwner, draft: GameDraft): void {
  try {
    sessionStorage.setItem(keyOf(owner), JSON.stringify(draft));
  } catch {
    // Without storage the draft lives as long as the page.
  }
}

export function forgetDraft(owner: DraftOwner): void {
  sessionStorage.removeItem(keyOf(owner));
}

function keyOf({ userId, podId }: DraftOwner): string {
  return `${prefix}${userId}:${podId}`;
}
