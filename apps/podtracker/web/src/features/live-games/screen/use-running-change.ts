import { useEffect, useRef, useState } from "react";

const forgottenAfterMs = 2_500;

/** What a number has changed by in one go: the sum of its changes until it has stood still for a while; then 0. */
export function useRunningChange(value: number): number {
  const before = useRef(value);
  const [sum, setSum] = useState(0);
  useEffect(() => {
    const change = value - before.current;
    before.current = value;
    if (change !== 0) setSum((running) => running + change);
    const timer = setTimeout(() => setSum(0), forgottenAfterMs);
    return () => clearTimeout(timer);
  }, [value]);
  return sum;
}
