import { useCallback, useEffect, useRef, type KeyboardEvent, type MouseEvent, type PointerEvent, type TouchEvent } from "react";
import { buzz } from "./buzz.ts";

const holdAfterMs = 600;
const repeatMs = 180;

/** How much the n-th repetition of a hold adds, from 1: steps grow, so that a hundred is not far. */
export function holdStep(repetition: number): number {
  if (repetition <= 4) return 1;
  return repetition <= 10 ? 5 : 10;
}

export interface Hold {
  /** For the button. */
  handlers: {
    onPointerDown: (event: PointerEvent) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
    onTouchEnd: (event: TouchEvent) => void;
    onClick: (event: MouseEvent) => void;
    onContextMenu: (event: MouseEvent) => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
}

/**
 * A button that counts: a tap is one, a hold is many, and either is told once, when the finger is lifted.
 *
 * @param sign which way it counts
 * @param onPending hears from the first moment what the finger that is down has come to, and 0 when it is lifted
 */
export function useHold(sign: 1 | -1, onCount: (amount: number) => void, onPending: (amount: number) => void = () => {}): Hold {
  const amount = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const set = (next: number) => {
    amount.current = next;
    onPending(next);
  };
  const stop = useCallback(() => clearTimeout(timer.current), []);
  useEffect(() => stop, [stop]);

  function repeat(repetition: number): void {
    buzz();
    set(amount.current + sign * holdStep(repetition));
    timer.current = setTimeout(() => repeat(repetition + 1), repeatMs);
  }

  return {
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0 || amount.current !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        set(sign);
        timer.current = setTimeout(() => repeat(1), holdAfterMs);
      },
      onPointerUp() {
        stop();
        const counted = amount.current;
        set(0);
        if (counted !== 0) onCount(counted);
      },
      onPointerCancel() {
        stop();
        set(0);
      },
      // No mouse need follow the finger: some ten events, all before the frame that shows what was counted.
      onTouchEnd: (event) => event.preventDefault(),
      onClick(event) {
        // By keyboard or a reader: no pointer went down.
        if (event.detail === 0) onCount(sign);
      },
      onContextMenu: (event) => event.preventDefault(),
      onKeyDown(event) {
        if (event.key === "Escape") {
          stop();
          set(0);
        }
      },
    },
  };
}
