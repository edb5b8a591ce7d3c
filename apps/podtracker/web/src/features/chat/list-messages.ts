import type { ChatMessage } from "@podtracker/contract";
import { infiniteQueryOptions, useInfiniteQuery, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

const pageLength = 40;
type Page = Awaited<ReturnType<typeof api.listMessages>>;

/** The pod's chat in pages, newest first within and among them. */
export function messagesQuery(podId: string) {
  return infiniteQueryOptions({
    queryKey: ["pods", podId, "messages"],
    queryFn: ({ pageParam }) => api.listMessages({ params: { podId }, query: { limit: pageLength, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useMessages(podId: string) {
  return useInfiniteQuery(messagesQuery(podId));
}

/** Puts a message that just came, or was just answered, where the chat is already loaded. */
export function keepMessage(queryClient: QueryClient, message: ChatMessage): void {
  queryClient.setQueryData(messagesQuery(message.podId).queryKey, (data) => data && withMessage(data, message));
}

export function withMessage(data: InfiniteData<Page, unknown>, message: ChatMessage): InfiniteData<Page, unknown> {
  const known = data.pages.some((page) => page.items.some(({ id }) => id === message.id));
  const pages = data.pages.map((page, index) => {
    if (known)
      return {
        ...page,
        items: page.items.map((item) => (item.id === message.id ? message : item)),
      };
    return index === 0 ? { ...page, items: [message, ...page.items] } : page;
  });
  return { ...data, pages };
}

/** All loaded messages, oldest first. */
export function inOrder(data: InfiniteData<Page, unknown> | undefined): ChatMessage[] {
  return (data?.pages.flatMap((page) => page.items) ?? []).toReversed();
}
