/** A logger for tests that keeps what is said, so that a test may look at it, and prints nothing. */
export function silentLogger() {
  const lines: { level: string; detail: object; message: string }[] = [];
  const at = (level: string) => (detail: object, message: string) => void lines.push({ level, detail, message });
  return { lines, info: at("info"), warn: at("warn"), error: at("error") };
}
