import { useEffect, useLayoutEffect, useRef, type ReactNode } from "react";
import type { ChatMessage } from "@podtracker/contract";
import { Button } from "@tatwats/ui";
import { useMe } from "../accounts/me.ts";
import { dayName, groupByDay } from "./group-by-day.ts";
import { MessageItem, UnsentItem } from "./message-item.tsx";
import type { Sending } from "./post-message.ts";

export interface MessageLogProps {
  messages: ChatMessage[];
  sending: Sending;
  older: { has: boolean; loading: boolean; load: () => void };
  empty: ReactNode;
}

/** The talk by days, kept at its newest line unless the reader has scrolled up. */
export function MessageLog({ messages, sending, older, empty }: MessageLogProps) {
  const me = useMe();
  const said = new Set(messages.map(({ id }) => id));
  const unsent = sending.unsent.filter(({ id }) => !said.has(id));
  const scroller = useKeptScroll(messages[0]?.id, messages.length + unsent.length);
  const days = groupByDay(messages);
  return (
    <div
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label="Messages"
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-3 -outline-offset-2"
    >
      {older.has && (
        <div className="mb-2 flex justify-center">
          <Button variant="quiet" size="touch" busy={older.loading} onClick={older.load}>
            Load older messages
          </Button>
        </div>
      )}
      {messages.length + unsent.length === 0 && empty}
      <div role="log" aria-live="polite" aria-relevant="additions" aria-label="Chat messages" className="flex flex-col">
        {days.map((day) => (
          <div key={day.start} className="flex flex-col">
            <p className="my-3 text-center text-xs font-[560] text-text-3">{dayTitle(day.start)}</p>
            {day.messages.map((message, index) => (
              <MessageItem
                key={message.id}
                message={message}
                own={message.author?.userId === me.id}
                follows={followsOn(day.messages[index - 1], message)}
              />
            ))}
          </div>
        ))}
        {unsent.map((message) => (
          <UnsentItem
            key={message.id}
            message={message}
            onRetry={() => sending.retry(message)}
            onDiscard={() => sending.discard(message)}
          />
        ))}
      </div>
    </div>
  );
}

function dayTitle(start: number): string {
  return dayName(start, Date.now());
}

const pause = 5 * 60_000;

/** Said by the same person within a few minutes: no need to name them again. */
function followsOn(previous: ChatMessage | undefined, message: ChatMessage): boolean {
  if (previous?.kind !== "text" || message.kind !== "text") return false;
  return previous.author?.userId === message.author?.userId && Date.parse(message.at) - Date.parse(previous.at) < pause;
}

const nearEnd = 80;

/** Sticks to the end as lines come, and holds the reader's place when older ones are put before them. */
function useKeptScroll(oldestId: string | undefined, count: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const seen = useRef({ oldestId: undefined as string | undefined, fromEnd: 0, atEnd: true });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const remember = () => {
      const fromEnd = element.scrollHeight - element.scrollTop;
      seen.current = { ...seen.current, fromEnd, atEnd: fromEnd - element.clientHeight < nearEnd };
    };
    element.addEventListener("scroll", remember, { passive: true });
    const observer = new ResizeObserver(() => {
      if (seen.current.atEnd) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", remember);
      observer.disconnect();
    };
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const { atEnd, fromEnd, oldestId: oldestBefore } = seen.current;
    if (atEnd) element.scrollTop = element.scrollHeight;
    else if (oldestBefore !== oldestId) element.scrollTop = element.scrollHeight - fromEnd;
    seen.current.oldestId = oldestId;
  }, [oldestId, count]);

  return scroller;
}
