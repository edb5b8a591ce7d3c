import { newId } from "../../app/new-id.ts";
import { newDraft, type GameDraft } from "./game-draft.ts";

/** The game being entered for a pod, as this tab last knew it, or a new one. */
export function readDraft(podId: string): GameDraft {
  const fresh = newDraft(newId());
  try {
    const stored = JSON.parse(sessionStorage.getItem(keyOf(podId)) ?? "null") as Partial<GameDraft> | null;
    return stored ? { ...fresh, ...stored } : fresh;
  } catch {
    return fresh;
  }
}

export function storeDraft(podId: string, draft: GameDraft): void {
  try {
    sessionStorage.setItem(keyOf(podId), JSON.stringify(draft));
  } catch {
    // Without storage the draft lives as long as the page.
  }
}

export function forgetDraft(podId: string): void {
  sessionStorage.removeItem(keyOf(podId));
}

function keyOf(podId: string): string {
  return `game-draft:${podId}`;
}
