import { ApiError } from "@podtracker/contract";
import type { Query, QueryCacheNotifyEvent, QueryClient } from "@tanstack/react-query";
import { seenBy, setSeenBy } from "../../app/seen/seen-by.ts";
import { isKept, isTooLarge, type SeenQuery, sortOut } from "../../app/seen/seen-query.ts";
import { clearSeen, dropSeen, readSeen, writeSeen } from "../../app/seen/seen-store.ts";
import { onSignOut } from "./forget-person.ts";
import { meQuery } from "./me.ts";

/** Milliseconds after which a start goes on without what a stuck storage may hold. */
const patience = 1_500;
const writeEveryMs = 1_000;

const contract = __CONTRACT__;

/** Gives the cache what pages showed that person. It counts as stale: with a network it is asked for again. */
export async function restoreSeen(queryClient: QueryClient, userId: string): Promise<void> {
  await Promise.race([restore(queryClient, userId), new Promise((resolve) => setTimeout(resolve, patience))]);
}

async function restore(queryClient: QueryClient, userId: string): Promise<void> {
  try {
    const { shown, dropped } = sortOut(await readSeen(), { userId, now: Date.now(), contract });
    if (shown[0]?.queryKey[0] === "me") for (const query of shown) give(queryClient, query);
    await dropSeen(dropped);
  } catch {
    // Where nothing can be read, everything is asked for.
  }
}

function give(queryClient: QueryClient, { queryKey, data, at }: SeenQuery): void {
  if (queryClient.getQueryData(queryKey) !== undefined) return;
  queryClient.setQueryData(queryKey, data, { updatedAt: at });
  queryClient.getQueryCache().find({ queryKey, exact: true })?.invalidate();
}

/** Writes down what pages show, from what they show already on. */
export function keepFromNow(queryClient: QueryClient): void {
  const cache = queryClient.getQueryCache();
  const changed = new Map(cache.getAll().flatMap((query): [string, Query][] => (isToBeWritten(query) ? [[query.queryHash, query]] : [])));
  let timer = setTimeout(write, writeEveryMs);
  let shown = queryClient.getQueryData(meQuery.queryKey)?.id ?? null;
  if (shown) setSeenBy(shown);

  function write(): void {
    clearTimeout(timer);
    const queries = [...changed.values()];
    changed.clear();
    void writeChanged(queries, shown);
  }

  function onMe(id: string | null): void {
    const before = shown;
    shown = id;
    if (id === before) return;
    setSeenBy(id);
    if (before === null) return;
    changed.clear();
    void forget().then(() => {
      // Somebody else signed in in another tab: nothing on this page is theirs.
      if (id) location.reload();
    });
  }

  function onEvent(event: QueryCacheNotifyEvent): void {
    if (event.type !== "updated" || !isKept(event.query.queryKey)) return;
    const { query, action } = event;
    if (action.type === "error" && isTakenAway(action.error)) void dropSeen([query.queryHash]).catch(() => {});
    if (action.type !== "success") return;
    if (query.queryHash === meHash) onMe((query.state.data as { id: string } | null)?.id ?? null);
    if (changed.size === 0) timer = setTimeout(write, writeEveryMs);
    changed.set(query.queryHash, query);
  }

  cache.subscribe(onEvent);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && write());
  addEventListener("pagehide", write);
  onSignOut({ forget });
}

/** What was given from the device is there already. */
function isToBeWritten({ queryKey, state }: Query): boolean {
  return isKept(queryKey) && state.data !== undefined && state.dataUpdatedAt >= performance.timeOrigin;
}

const meHash = JSON.stringify(meQuery.queryKey);

/** What the server no longer lets the person see is not seen without it either. */
function isTakenAway(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 403 || error.status === 404);
}

async function writeChanged(queries: readonly Query[], userId: string | null): Promise<void> {
  // Another tab may have signed out, or somebody else in.
  if (!userId || seenBy() !== userId) return;
  const seen = queries
    .filter(({ state }) => state.data !== undefined)
    .map(({ queryHash, queryKey, state: { data, dataUpdatedAt } }): [string, SeenQuery] => {
      const size = JSON.stringify(data).length;
      return [queryHash, { userId, queryKey, data, at: dataUpdatedAt, size, contract }];
    })
    .filter(([, query]) => !isTooLarge(query));
  // A full or failing storage takes nothing from the pages.
  if (seen.length > 0) await writeSeen(seen).catch(() => {});
}

/** Nothing of what was seen stays on the device. */
async function forget(): Promise<void> {
  setSeenBy(null);
  await clearSeen().catch(() => {});
}
