const storageKey = "seen-by";

/** Whose pages this browser keeps, as the tab knows that last heard it from the server; null: nobody's. */
export function seenBy(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

/** Says for all tabs whose pages are kept from now on. */
export function setSeenBy(userId: string | null): void {
  try {
    if (userId) localStorage.setItem(storageKey, userId);
    else localStorage.removeItem(storageKey);
  } catch {
    // Without storage nothing is kept for anybody.
  }
}
