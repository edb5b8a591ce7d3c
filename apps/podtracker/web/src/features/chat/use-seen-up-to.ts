import { useEffect, useRef, useState } from "react";

/**
 * The last message that the reader had seen when they came: as the server had it when the chat was opened
 * with something unread in it, and after each time the page was out of sight, the last that stood there when
 * it went. What comes while they look on is not "since you were away".
 */
export function useSeenUpTo({ unread, readUpTo }: { unread: number; readUpTo: string | null }, lastId: string | null): string | null {
  const [seen, setSeen] = useState(unread > 0 ? readUpTo : null);
  const last = useRef(lastId);
  useEffect(() => {
    last.current = lastId;
  }, [lastId]);
  useEffect(() => {
    const remember = () => {
      if (document.visibilityState === "hidden") setSeen(last.current);
    };
    document.addEventListener("visibilitychange", remember);
    return () => document.removeEventListener("visibilitychange", remember);
  }, []);
  return seen;
}
