import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const nearEnd = 80;

interface Kept {
  /** Of the messages shown; a new one means that older ones were put before them. */
  oldestId: string | undefined;
  count: number;
  /** A message to bring into sight, once for each. */
  target: string | null;
  /** Whether the end shown is the end there is, to which the log sticks. */
  sticks: boolean;
}

/** Sticks to the end as lines come, holds the reader's place when older ones are put before them, and brings a message into sight. */
export function useKeptScroll({ oldestId, count, target, sticks }: Kept) {
  const scroller = useRef<HTMLDivElement>(null);
  const seen = useRef({ oldestId: undefined as string | undefined, fromEnd: 0, atEnd: true, target: null as string | null, sticks });
  const [atEnd, setAtEnd] = useState(true);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const remember = () => {
      const fromEnd = element.scrollHeight - element.scrollTop;
      const end = fromEnd - element.clientHeight < nearEnd;
      seen.current = { ...seen.current, fromEnd, atEnd: end };
      setAtEnd(end);
    };
    element.addEventListener("scroll", remember, { passive: true });
    const observer = new ResizeObserver(() => {
      if (seen.current.atEnd && seen.current.sticks) element.scrollTop = element.scrollHeight;
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
    const { atEnd: wasAtEnd, fromEnd, oldestId: oldestBefore, target: targetBefore } = seen.current;
    const goal = target !== null && target !== targetBefore ? element.querySelector(`[data-message="${CSS.escape(target)}"]`) : null;
    if (goal) {
      goal.scrollIntoView({ block: "center" });
      seen.current.target = target;
    } else if (wasAtEnd && sticks) element.scrollTop = element.scrollHeight;
    else if (oldestBefore !== undefined && oldestBefore !== oldestId) element.scrollTop = element.scrollHeight - fromEnd;
    const end = element.scrollHeight - element.scrollTop;
    seen.current = { ...seen.current, sticks, oldestId, fromEnd: end, atEnd: end - element.clientHeight < nearEnd };
    setAtEnd(seen.current.atEnd);
  }, [oldestId, count, target, sticks]);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  return { scroller, atEnd, toEnd };
}
