import { showToast } from "@tatwats/ui";

/** Puts text on the clipboard and says so; where the page did not come over HTTPS, browsers refuse that. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ text: `${what} copied.`, tone: "ok" });
  } catch {
    showToast({ text: "The browser did not let it be copied. Select it by hand.", tone: "bad" });
  }
}
