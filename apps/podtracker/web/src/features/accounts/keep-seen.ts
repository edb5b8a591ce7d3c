import type { QueryClient } from "@tanstack/react-query";
import { seenBy } from "../../app/seen/seen-by.ts";
import { whenIdle } from "../../app/when-idle.ts";

const loadPages = async () => await import("./seen-pages.ts");

/**
 * Gives the cache what pages showed before, by the time that the answer resolves, and keeps what they show from then on.
 * Where nothing was kept, as on the first visit, no page waits for it.
 */
export async function keepSeen(queryClient: QueryClient): Promise<void> {
  const userId = seenBy();
  const begin = async () => await loadPages().then(({ keepFromNow }) => keepFromNow(queryClient));
  try {
    if (userId) {
      await (await loadPages()).restoreSeen(queryClient, userId);
      await begin();
    } else whenIdle(() => void begin().catch(() => {}));
  } catch {
    // Without the code, or what it would read, everything is asked for.
  }
}
