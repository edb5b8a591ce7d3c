import { useEffect, useRef, useState } from "react";

/**
 * The last message that the reader had seen when they came: as the server had it when the chat was opened,
 * and after each time the page was out of sight, the last that stood there when it went.
 */
export function useSeenUpTo(readUpTo: string | null, lastId: string | null): string | null {
  const [seen, setSeen] = useState(readUpTo);
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
