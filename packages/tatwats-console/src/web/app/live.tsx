import { createContext, use, useState, type ReactNode } from "react";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getJson, type QueryValues } from "./api.ts";

const askEveryMs = 3_000;

interface Live {
  live: boolean;
  setLive(live: boolean): void;
}

const LiveContext = createContext<Live>({ live: true, setLive: () => {} });

/** Live pages ask again every 3 seconds; paused ones stay as they are, whatever goes on in the system. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [live, setLive] = useState(true);
  return <LiveContext value={{ live, setLive }}>{children}</LiveContext>;
}

export function useLive(): Live {
  return use(LiveContext);
}

/** One answer of the server, kept fresh while live. */
export function useLiveAnswer<Answer>(path: string, query?: QueryValues) {
  const { live } = useLive();
  return useQuery({
    queryKey: [path, query],
    queryFn: async ({ signal }) => await getJson<Answer>(path, query, signal),
    ...pace(live),
  });
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/**
 * A list that is read on page by page, kept fresh while live.
 *
 * @param query may be a function where its values depend on the time of asking; `key` then names it
 */
export function useLiveList<Item>(path: string, key: object, query: () => QueryValues) {
  const { live } = useLive();
  const list = useInfiniteQuery({
    queryKey: [path, "list", key],
    queryFn: async ({ pageParam, signal }) => await getJson<Page<Item>>(path, { ...query(), cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    ...pace(live),
  });
  return { ...list, items: list.data?.pages.flatMap((page) => page.items) };
}

function pace(live: boolean) {
  return live
    ? ({ refetchInterval: askEveryMs, staleTime: 0 } as const)
    : ({ refetchInterval: false, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false } as const);
}
