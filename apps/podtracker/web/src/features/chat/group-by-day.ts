export interface Day<Message> {
  /** Milliseconds at which the day's first message was said. */
  start: number;
  messages: Message[];
}

/**
 * Splits messages, oldest first, where the calendar day changes.
 *
 * @param timeZone the reader's own when absent
 */
export function groupByDay<Message extends { at: string }>(messages: readonly Message[], timeZone?: string): Day<Message>[] {
  const format = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone });
  const days: (Day<Message> & { date: string })[] = [];
  for (const message of messages) {
    const at = Date.parse(message.at);
    const date = format.format(at);
    const last = days.at(-1);
    if (last?.date === date) last.messages.push(message);
    else days.push({ date, start: at, messages: [message] });
  }
  return days.map(({ start, messages: said }) => ({ start, messages: said }));
}

const dayLength = 86_400_000;

/** `Today`, `Yesterday`, or the weekday and date. */
export function dayName(start: number, now: number, timeZone?: string): string {
  const date = (at: number) => new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone }).format(at);
  if (date(start) === date(now)) return "Today";
  if (date(start) === date(now - dayLength)) return "Yesterday";
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone,
  }).format(start);
}
