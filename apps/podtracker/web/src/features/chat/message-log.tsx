import { useEffect, useRef, type ReactNode } from "react";
import type { ChatMessage } from "@podtracker/contract";
import { Button, useTimeZone } from "@tatwats/ui";
import { ArrowDown } from "lucide-react";
import { useMe } from "../accounts/me.ts";
import { dayName, groupByDay } from "./group-by-day.ts";
import { type MessageDeeds, MessageItem } from "./message-item.tsx";
import { UnsentItem } from "./unsent-item.tsx";
import type { Sending } from "./use-sending.ts";
import { useKeptScroll } from "./use-kept-scroll.ts";

/** One end of what is loaded. */
export interface More {
  has: boolean;
  loading: boolean;
  load: () => void;
}

export interface MessageLogProps {
  messages: ChatMessage[];
  sending: Sending;
  older: More;
  newer: More;
  /** The last message that the reader had seen when they came; what follows is new to them. */
  seenUpTo: string | null;
  /** The message to show and light up. */
  target: string | null;
  people: readonly { userId: string; name: string }[];
  on: MessageDeeds;
  onAtEnd: (atEnd: boolean) => void;
  onToEnd: () => void;
  empty: ReactNode;
}

/** The talk by days, kept at its newest line unless the reader has scrolled up; more is loaded as they near an end. */
export function MessageLog(props: MessageLogProps) {
  const { messages, sending, older, newer, seenUpTo, target, people, on, onAtEnd, onToEnd, empty } = props;
  const me = useMe();
  const said = new Set(messages.map(({ id }) => id));
  const unsent = newer.has ? [] : sending.unsent.filter(({ id }) => !said.has(id));
  const firstNew = firstNewOf(messages, seenUpTo, me.id);
  const { scroller, atEnd, toEnd } = useKeptScroll({
    oldestId: messages[0]?.id,
    count: messages.length + unsent.length,
    target: target ?? firstNew,
    sticks: !newer.has,
  });
  useEffect(() => onAtEnd(atEnd && !newer.has), [atEnd, newer.has, onAtEnd]);
  const timeZone = useTimeZone();
  const days = groupByDay(messages, timeZone);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        tabIndex={0}
        role="region"
        aria-label="Messages"
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-3 -outline-offset-2"
      >
        {older.has && <LoadMore more={older} label="Load older messages" />}
        {messages.length + unsent.length === 0 && empty}
        <div role="log" aria-live="polite" aria-relevant="additions" aria-label="Chat messages" className="flex flex-col">
          {days.map((day) => (
            <div key={day.start} className="flex flex-col">
              <p className="my-3 text-center text-xs font-[560] text-text-3">{dayTitle(day.start, timeZone)}</p>
              {day.messages.map((message, index) => (
                <div key={message.id} className="flex flex-col">
                  {message.id === firstNew && <NewSince />}
                  <MessageItem
                    message={message}
                    own={message.author?.userId === me.id}
                    follows={message.id !== firstNew && followsOn(day.messages[index - 1], message)}
                    people={people}
                    lit={message.id === target}
                    on={on}
                  />
                </div>
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
        {newer.has && <LoadMore more={newer} label="Load newer messages" />}
      </div>
      {(!atEnd || newer.has) && (
        <Button
          size="touch"
          icon={<ArrowDown aria-hidden size={17} />}
          onClick={newer.has ? onToEnd : toEnd}
          className="absolute right-4 bottom-3 shadow-float"
        >
          Newest
        </Button>
      )}
    </div>
  );
}

/** The first message that others said after what the reader had seen; null where there is none. */
function firstNewOf(messages: readonly ChatMessage[], seenUpTo: string | null, myId: string): string | null {
  if (seenUpTo === null) return null;
  const seen = messages.findIndex(({ id }) => id === seenUpTo);
  if (seen < 0) return null;
  return messages.slice(seen + 1).find(({ author }) => author?.userId !== myId)?.id ?? null;
}

function dayTitle(start: number, timeZone: string | undefined): string {
  return dayName(start, Date.now(), timeZone);
}

function NewSince() {
  return (
    <p className="my-3 flex items-center gap-3 text-xs font-semibold text-accent before:h-px before:flex-1 before:bg-accent/40 after:h-px after:flex-1 after:bg-accent/40">
      Since you were away
    </p>
  );
}

const pause = 5 * 60_000;

/** Said by the same person within a few minutes: no need to name them again. */
function followsOn(previous: ChatMessage | undefined, message: ChatMessage): boolean {
  if (previous?.kind !== "text" || message.kind !== "text") return false;
  return previous.author?.userId === message.author?.userId && Date.parse(message.at) - Date.parse(previous.at) < pause;
}

/** Loads by itself when it comes near the screen, and by a press where that fails. */
function LoadMore({ more, label }: { more: More; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const { loading, load } = more;
  useEffect(() => {
    const element = place.current;
    if (!element || loading) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && load(), { rootMargin: "600px" });
    observer.observe(element);
    return () => observer.disconnect();
  }, [loading, load]);
  return (
    <div ref={place} className="my-2 flex justify-center">
      <Button variant="quiet" size="touch" busy={loading} onClick={load}>
        {label}
      </Button>
    </div>
  );
}
