import { useEffect, useRef, useState } from "react";
import type { ChatMessage } from "@podtracker/contract";
import { EmptyState, ErrorNote, formatDay, Loading, Skeleton, TextField, useTimeZone } from "@tatwats/ui";
import { Search } from "lucide-react";
import { explainError } from "../../app/explain-error.ts";
import { MorePages } from "../../app/more-pages.tsx";
import { useDebounced } from "../../app/use-debounced.ts";
import { useMessageSearch } from "./search-messages.ts";

function dayOf({ at }: ChatMessage, timeZone: string | undefined): string {
  return formatDay(Date.parse(at), Date.now(), timeZone);
}

/** Looks through all that was ever said; a find leads to its place in the chat. */
export function ChatSearch({ podId, onFound }: { podId: string; onFound: (message: ChatMessage) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const timeZone = useTimeZone();
  const [text, setText] = useState("");
  useEffect(() => field.current?.focus(), []);
  const q = useDebounced(text.trim(), 250);
  const found = useMessageSearch(podId, q);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="border-b border-line px-4 py-3">
        <TextField
          label="Search the chat"
          type="search"
          ref={field}
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {q === "" ? (
          <EmptyState icon={<Search aria-hidden size={22} />}>Type a word, or the beginning of one.</EmptyState>
        ) : found.error ? (
          <div className="p-4">
            <ErrorNote {...explainError(found.error, "Searching")} onRetry={() => void found.refetch()} />
          </div>
        ) : !found.data ? (
          <Loading label="Searching" className="flex flex-col gap-2 p-4">
            {[0, 1, 2].map((index) => (
              <Skeleton key={index} className="h-14 rounded-md" />
            ))}
          </Loading>
        ) : items.length === 0 ? (
          <EmptyState icon={<Search aria-hidden size={22} />}>Nobody said that here.</EmptyState>
        ) : (
          <ul aria-label="Messages found">
            {items.map((message) => (
              <li key={message.id} className="border-b border-line">
                <button
                  type="button"
                  onClick={() => onFound(message)}
                  className="block w-full px-4 py-3 text-left -outline-offset-2 hover:bg-surface-2"
                >
                  <span className="block text-xs text-text-3">
                    <span className="font-semibold text-text-2">{message.author?.name ?? "PodTracker"}</span> · {dayOf(message, timeZone)}
                  </span>
                  <span className="mt-0.5 line-clamp-3 text-sm [overflow-wrap:anywhere]">{message.text}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <div className="flex flex-col items-center">
          <MorePages quiet query={found} what="Looking further back">
            Show more
          </MorePages>
        </div>
      </div>
    </div>
  );
}
