import type { ChatMessage } from "@podtracker/contract";
import { infiniteQueryOptions, useInfiniteQuery, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

const pageLength = 40;

/** Where a page begins: at the newest, before or after a message, or with some on both sides of one. */
type PageParam = { at: "end" } | { at: "before" | "after" | "around"; id: string };

/** A stretch of the chat, oldest first, and the messages to go on from where there are more. */
export interface ChatPage {
  items: ChatMessage[];
  older: string | null;
  newer: string | null;
}

/**
 * The pod's chat in pages, oldest first among and within them.
 *
 * @param around a message to begin at; null for the end of the chat
 */
export function messagesQuery(podId: string, around: string | null = null) {
  return infiniteQueryOptions({
    queryKey: ["pods", podId, "messages", around],
    queryFn: ({ pageParam }) => fetchPage(podId, pageParam),
    initialPageParam: beginning(around),
    getNextPageParam: (page): PageParam | undefined => (page.newer === null ? undefined : { at: "after", id: page.newer }),
    getPreviousPageParam: (page): PageParam | undefined => (page.older === null ? undefined : { at: "before", id: page.older }),
  });
}

function beginning(around: string | null): PageParam {
  return around === null ? { at: "end" } : { at: "around", id: around };
}

export function useMessages(podId: string, around: string | null = null) {
  return useInfiniteQuery(messagesQuery(podId, around));
}

async function fetchPage(podId: string, param: PageParam): Promise<ChatPage> {
  const list = (query: { before?: string; after?: string; limit?: number }) =>
    api.listMessages({ params: { podId }, query: { limit: pageLength, ...query } });
  if (param.at === "after") {
    const { items, nextCursor } = await list({ after: param.id });
    return { items, older: items[0]?.id ?? param.id, newer: nextCursor };
  }
  if (param.at === "around") {
    const later = await list({ after: param.id, limit: pageLength / 2 });
    const next = later.items[0];
    // The message itself is the first of those before the next one; as the last of all it is at the end.
    const earlier = await list(next ? { before: next.id } : {});
    return { items: [...earlier.items.toReversed(), ...later.items], older: earlier.nextCursor, newer: later.nextCursor };
  }
  const { items, nextCursor } = await list(param.at === "before" ? { before: param.id } : {});
  return { items: items.toReversed(), older: nextCursor, newer: param.at === "before" ? (items[0]?.id ?? param.id) : null };
}

/** Puts a message that just came, was just answered or was changed where the chat is already loaded. */
export function keepMessage(queryClient: QueryClient, message: ChatMessage): void {
  queryClient.setQueriesData<Data>({ queryKey: ["pods", message.podId, "messages"] }, (data) => data && withMessage(data, message));
}

type Data = InfiniteData<ChatPage, unknown>;

/** A known message is replaced; a new one goes to its place by number, or is left out where what comes before it is not loaded. */
export function withMessage(data: Data, message: ChatMessage): Data {
  const known = data.pages.some((page) => page.items.some(({ id }) => id === message.id));
  const last = data.pages.length - 1;
  const pages = data.pages.map((page, index) => {
    if (known) return { ...page, items: page.items.map((item) => (item.id === message.id ? message : item)) };
    if (index !== last || page.newer !== null) return page;
    return { ...page, items: [...page.items, message].toSorted((one, other) => one.number - other.number) };
  });
  return { ...data, pages };
}

/** All loaded messages, oldest first, each once: what came by socket may stand in a fetched page too. */
export function inOrder(data: Data | undefined): ChatMessage[] {
  const byNumber = new Map(data?.pages.flatMap((page) => page.items).map((message) => [message.number, message]));
  return [...byNumber.values()].toSorted((one, other) => one.number - other.number);
}
