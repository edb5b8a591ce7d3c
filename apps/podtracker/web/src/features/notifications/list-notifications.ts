import type { Notification } from "@podtracker/contract";
import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from "@tanstack/react-query";
import { api } from "../../app/api.ts";

const pageLength = 30;

const listQuery = infiniteQueryOptions({
  queryKey: ["notifications", "list"],
  queryFn: ({ pageParam }) => api.listNotifications({ query: { limit: pageLength, cursor: pageParam } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const unreadQuery = queryOptions({
  queryKey: ["notifications", "unread"],
  queryFn: async () => (await api.listNotifications({ query: { limit: 1, unread: "true" } })).unread,
});

/** What I was told, the latest first, page by page. */
export function useNotifications() {
  return useInfiniteQuery(listQuery);
}

/** How many of mine are not read; none until the server has said. */
export function useUnreadCount(): number {
  return useQuery(unreadQuery).data ?? 0;
}

/** Puts what the socket brought on top of the list, once. */
export function keepNotification(queryClient: QueryClient, notification: Notification): void {
  queryClient.setQueryData(listQuery.queryKey, (data) => {
    const [first, ...rest] = data?.pages ?? [];
    if (!data || !first || first.items.some(({ id }) => id === notification.id)) return data;
    return { ...data, pages: [{ ...first, items: [notification, ...first.items] }, ...rest] };
  });
  // Counted by the server: it knows what another device has read meanwhile.
  void queryClient.invalidateQueries({ queryKey: unreadQuery.queryKey });
}

/** Marks one as read; shown at once. */
export function useReadNotification() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (notificationId: string) => api.readNotification({ params: { notificationId } }),
    onMutate: (notificationId) => markRead(queryClient, ({ id }) => id === notificationId),
    onSuccess: ({ unread }) => queryClient.setQueryData(unreadQuery.queryKey, unread),
    onError: () => queryClient.invalidateQueries({ queryKey: listQuery.queryKey }),
  });
}

/** Marks all as read up to the latest that is shown: what comes at this moment is not lost. */
export function useReadAllNotifications() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (upTo: string) => api.readAllNotifications({ body: { upTo } }),
    onSuccess: ({ unread }) => {
      markRead(queryClient, () => true);
      queryClient.setQueryData(unreadQuery.queryKey, unread);
      if (unread > 0) void queryClient.invalidateQueries({ queryKey: listQuery.queryKey });
    },
  });
}

function markRead(queryClient: QueryClient, which: (notification: Notification) => boolean): void {
  const readAt = new Date().toISOString();
  const marked = (item: Notification): Notification => (item.readAt === null && which(item) ? { ...item, readAt } : item);
  queryClient.setQueryData(
    listQuery.queryKey,
    (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(marked) })) },
  );
}
