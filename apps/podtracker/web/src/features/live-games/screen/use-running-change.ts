import { useEffect, useState } from "react";

const forgottenAfterMs = 2_500;

/** What a number has changed by in one go: the sum of its changes until it has stood still for a while; then 0. */
export function useRunningChange(value: number): number {
  const [running, setRunning] = useState({ value, sum: 0 });
  // While it is drawn, so that number and change come in one frame.
  const current = running.value === value ? running : { value, sum: running.sum + value - running.value };
  if (current !== running) setRunning(current);
  useEffect(() => {
    const timer = setTimeout(() => setRunning({ value, sum: 0 }), forgottenAfterMs);
    return () => clearTimeout(timer);
  }, [value]);
  return current.sum;
}
