import { clear, createStore, delMany, entries, setMany, type UseStore } from "idb-keyval";
import type { SeenQuery } from "./seen-query.ts";

let store: UseStore | undefined;

/** The browser's IndexedDB. @throws where it is refused */
function seenStore(): UseStore {
  return (store ??= createStore("seen-pages", "queries"));
}

export async function readSeen(): Promise<[string, SeenQuery][]> {
  return await entries<string, SeenQuery>(seenStore());
}

export async function writeSeen(queries: readonly (readonly [string, SeenQuery])[]): Promise<void> {
  await setMany([...queries] as [string, SeenQuery][], seenStore());
}

export async function dropSeen(keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await delMany([...keys], seenStore());
}

export async function clearSeen(): Promise<void> {
  await clear(seenStore());
}
