import { useEffect, useEffectEvent, useRef, useState } from "react";
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { getJson, type QueryValues } from "./api.ts";
import { topicOf } from "./live-topic.ts";
import { useLive, useLiveFrames, useSocketConnected } from "./live.tsx";
import { throttle, type Throttled } from "./throttle.ts";

const askEveryMs = 3_000;
/** Beside frames, which tell of changes only: ages and rates change without any. */
const usuallyBesideFramesMs = 10_000;
const leastBetweenMs = 1_000;

export interface LiveAnswerOptions {
  enabled?: boolean;
  /** Milliseconds between two askings, where frames don't matter. */
  everyMs?: number;
  /** Milliseconds between two askings while frames come, for answers that change without any. */
  besideFramesMs?: number;
}

/** One answer of the server, kept fresh while live. */
export function useLiveAnswer<Answer>(
  path: string,
  query?: QueryValues,
  { enabled = true, everyMs, besideFramesMs }: LiveAnswerOptions = {},
) {
  const pace = usePace(everyMs, besideFramesMs);
  const queryClient = useQueryClient();
  const answer = useQuery({
    queryKey: [path, query],
    queryFn: async ({ signal }) => await getJson<Answer>(path, query, signal),
    enabled,
    ...pace,
  });
  const refresh = useThrottled(() => void answer.refetch({ cancelRefetch: false }));
  useLiveFrames(
    enabled && everyMs === undefined ? topicOf(path) : undefined,
    (frame) => {
      // A frame of the overview is the overview itself.
      if (path === "/api/ops/overview" && "overview" in frame) queryClient.setQueryData([path, query], frame.overview);
      else refresh();
    },
    refresh,
  );
  return answer;
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/**
 * A list that is read on page by page, kept fresh while live. Once somebody reads on, or holds it
 * back, it stays as it is, and `newer` tells that there is more at its beginning.
 *
 * @param query may depend on the time of asking; `key` then names it
 */
export function useLiveList<Item>(path: string, key: object, query: () => QueryValues) {
  const { live } = useLive();
  const [held, setHeld] = useState(false);
  const [newer, setNewer] = useState(false);
  const pace = usePace();
  const list = useInfiniteQuery({
    queryKey: [path, "list", key],
    queryFn: async ({ pageParam, signal }) => await getJson<Page<Item>>(path, { ...query(), cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    ...pace,
    refetchInterval: ({ state }) => (held || (state.data?.pages.length ?? 0) > 1 ? false : pace.refetchInterval),
  });
  const queryClient = useQueryClient();
  const readOn = held || (list.data?.pages.length ?? 0) > 1;
  const refresh = useThrottled(() => void list.refetch({ cancelRefetch: false }));
  const heard = () => (readOn ? setNewer(true) : refresh());
  useLiveFrames(topicOf(path), heard, heard);
  return {
    ...list,
    items: list.data?.pages.flatMap((page) => page.items),
    /** Something was added at the beginning that is not shown. */
    newer: live && readOn && newer,
    /** Begins anew from the latest. */
    showNewer() {
      setNewer(false);
      setHeld(false);
      void queryClient.resetQueries({ queryKey: [path, "list", key] });
    },
    /** Keeps the list as it is, as while somebody reads further down. */
    holdBack(hold: boolean) {
      setHeld(hold);
      if (!hold && newer) {
        setNewer(false);
        refresh();
      }
    },
  };
}

function usePace(everyMs?: number, besideFramesMs = usuallyBesideFramesMs) {
  const { live } = useLive();
  const connected = useSocketConnected();
  if (!live) return { refetchInterval: false, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;
  return { refetchInterval: everyMs ?? (connected ? besideFramesMs : askEveryMs), staleTime: 0 } as const;
}

/** Callable from effects and events only. */
function useThrottled(run: () => void): () => void {
  const latest = useEffectEvent(run);
  const throttled = useRef<Throttled>(undefined);
  useEffect(() => {
    const made = throttle(() => latest(), leastBetweenMs);
    throttled.current = made;
    return made.cancel;
  }, []);
  return () => throttled.current?.call();
}
