const duties = new Set<() => void>();

/**
 * Has something done if this process ends before its time: nothing that the bench started may
 * outlive it.
 *
 * @returns to be called when the duty is done otherwise
 */
export function onExit(duty: () => void): () => void {
  duties.add(duty);
  return () => void duties.delete(duty);
}

process.on("exit", () => {
  for (const duty of duties) {
    try {
      duty();
    } catch {
      // A process that is gone already; the other duties stay.
    }
  }
});
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  process.on(signal, () => process.exit(code));
}
