import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { rowAfterKey } from "./row-after-key.ts";

interface RovingOptions {
  count: number;
  scroller: RefObject<HTMLElement | null>;
  scrollTo: (index: number) => void;
  /** How many rows Page Up and Page Down go. */
  perPage: number;
}

/** One row can be tabbed to, and keys go on from it, also to rows that are not in the page yet. */
export function useRovingRows({ count, scroller, scrollTo, perPage }: RovingOptions) {
  const [active, setActive] = useState(0);
  const wanted = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"]`);
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });
  const current = Math.min(active, count - 1);
  return {
    tabbable: (index: number) => index === current,
    focused: (index: number) => setActive(index),
    onKeyDown(event: KeyboardEvent) {
      if ((event.target as Element).tagName !== "TR") return;
      const next = rowAfterKey(event.key, current, count, perPage);
      if (next === undefined) return;
      event.preventDefault();
      wanted.current = next;
      setActive(next);
      scrollTo(next);
    },
  };
}
