import { type EventRefusal, type EventsAnswer, LiveEvent, longestWaitSeconds } from "@podtracker/contract";
import type { LiveStart } from "@podtracker/rules";

/** An event that may be kept, as `append_at_tables` takes it. */
export interface ParsedEvent {
  /** Its place in what was sent. */
  index: number;
  id: string;
  at: string;
  /** By the server's clock: an ISO time, never later than now. */
  happenedAt: string;
  type: LiveEvent["type"];
  slot: string | null;
  basedOn: number | null;
  /** The event that it takes back. */
  eventId: string | null;
  /** All else that it says. */
  facts: Record<string, unknown>;
}

export type Rejected = EventsAnswer["rejected"][number];

/** When a device sent something by its own clock, where it said so, and when that came. */
export interface Sent {
  sentAt?: string | undefined;
  now: Date;
}

/** Looks through what was sent, one by one: what is wrong with one is no matter of the others. */
export function parseEvents(start: LiveStart, events: readonly unknown[], sent: Sent): { parsed: ParsedEvent[]; rejected: Rejected[] } {
  const parsed: ParsedEvent[] = [];
  const rejected: Rejected[] = [];
  for (const [index, each] of events.entries()) {
    const result = LiveEvent.safeParse(each);
    const fault = result.success ? faultOf(start, result.data) : malformed(result.error.issues);
    if (fault) rejected.push({ index, ...idOf(each), ...fault });
    else if (result.success) parsed.push({ index, happenedAt: happenedAt(result.data, sent), ...partsOf(result.data) });
  }
  return { parsed, rejected };
}

type Fault = { code: EventRefusal; detail: string };

function malformed(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Fault {
  const { path, message } = issues[0]!;
  return { code: "malformed", detail: path.length > 0 ? `${path.join(".")}: ${message}` : message };
}

function idOf(sent: unknown): { id?: string } {
  const id = typeof sent === "object" && sent !== null && "id" in sent ? sent.id : undefined;
  return typeof id === "string" ? { id: id.slice(0, 100) } : {};
}

/** What the table itself refuses: seats and commanders that are not at it. */
function faultOf({ seats }: LiveStart, event: LiveEvent): Fault | undefined {
  const named = ["seat", "fromSeat", "toSeat", "bySeat", "winnerSeat"].flatMap((field) => {
    const seat = (event as Record<string, unknown>)[field];
    return typeof seat === "number" ? [seat] : [];
  });
  const beyond = named.find((seat) => seat > seats.length);
  if (beyond !== undefined) return { code: "unknown-seat", detail: `There is no seat ${beyond} at this table of ${seats.length}.` };
  const owner = event.type === "commander-damage.dealt" ? event.fromSeat : event.type === "commander.cast" ? event.seat : undefined;
  if (owner !== undefined && "commander" in event && !seats[owner - 1]!.commanders.includes(event.commander))
    return { code: "unknown-commander", detail: `Seat ${owner} did not bring ${event.commander}.` };
  if (event.type === "game.finished" && (event.outcome === "win") !== (event.winnerSeat !== undefined))
    return { code: "malformed", detail: "winnerSeat: belongs to a game that was won, and to no other" };
  return event.type === "chance.drawn" ? faultOfDraw(seats.length, event) : undefined;
}

function faultOfDraw(players: number, { what, sides, result }: Extract<LiveEvent, { type: "chance.drawn" }>): Fault | undefined {
  if (result > sides) return { code: "malformed", detail: "result: is beyond the sides" };
  const expected = { coin: 2, "first-player": players, die: sides }[what];
  if (sides !== expected) return { code: "malformed", detail: `sides: are ${expected} for this` };
  return undefined;
}

/** Whatever the device's clock says, it knows how long something has waited on it. */
function happenedAt({ at }: LiveEvent, { sentAt, now }: Sent): string {
  const waitedMs = sentAt ? Math.max(0, Date.parse(sentAt) - Date.parse(at)) : 0;
  return new Date(now.getTime() - Math.min(waitedMs, longestWaitSeconds * 1000)).toISOString();
}

function partsOf(event: LiveEvent): Omit<ParsedEvent, "index" | "happenedAt"> {
  const { id, at, type, ...rest } = event;
  const { basedOn, ...facts } = { basedOn: undefined, ...rest };
  const eventId = event.type === "event.undone" ? event.eventId : null;
  return { id, at, type, slot: slotOf(event), basedOn: basedOn ?? null, eventId, facts };
}

/** What an event sets: of two that set the same, the later counts. Null for what adds up. */
function slotOf(event: LiveEvent): string | null {
  switch (event.type) {
    case "designation.moved":
      return `designation:${event.designation}`;
    case "day-night.changed":
      return "day-night";
    case "turn.passed":
      return "turn";
    case "player.eliminated":
    case "player.restored":
      return `player:${event.seat}`;
    case "clock.changed":
      return "clock";
    case "game.finished":
      return "end";
    case "life.changed":
    case "commander-damage.dealt":
    case "counter.changed":
    case "commander.cast":
    case "chance.drawn":
    case "event.undone":
      return null;
  }
}
