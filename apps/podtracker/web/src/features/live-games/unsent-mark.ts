const key = "live-games-unsent";
/** The same for this page, where there is no storage. */
let noted: string | null = null;

/** Notes for the next start that something waits, so that the games' code is fetched then only. @param userId whose it is; null: nothing waits */
export function rememberUnsent(userId: string | null): void {
  noted = userId;
  try {
    // To write costs the tap that does it a frame on an old phone; to look costs nothing. Another tab may have written since.
    if (localStorage.getItem(key) === userId) return;
    if (userId) localStorage.setItem(key, userId);
    else localStorage.removeItem(key);
  } catch {
    // Without storage nothing waits for a next start.
  }
}

/** Whether a game of this person waits for the server, as far as the device knows. */
export function hasUnsent(userId: string): boolean {
  if (noted === userId) return true;
  try {
    return localStorage.getItem(key) === userId;
  } catch {
    return false;
  }
}
