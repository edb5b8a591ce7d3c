import { useMemo } from "react";
import { holdingUndos, type LiveEvent, type LiveEventFacts } from "@podtracker/rules";
import { Button, classNames, Dialog, EmptyState } from "@tatwats/ui";
import { allEvents, type Table } from "../log/table.ts";
import { describeEvent } from "./describe-event.ts";
import { useAtTable } from "./table-context.tsx";
import { seatAt } from "./table-now.ts";

const most = 300;

/** Everything that happened, the latest first, with who said it; each can be taken back, and that too. */
export function LogDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(next) => !next && onClose()} title="What happened" wide>
      <Log />
    </Dialog>
  );
}

interface Entry {
  event: LiveEvent;
  time: string;
  by: string;
  /** The undos that keep it from holding; none where it holds. */
  undoneBy: readonly string[];
}

function Log() {
  const atTable = useAtTable();
  const { table, say, mayCount } = atTable;
  const entries = useMemo(() => entriesOf(table), [table]);
  if (entries.length === 0) return <EmptyState>Nothing yet. Every change will stand here with its time, and can be taken back.</EmptyState>;
  return (
    <ol>
      {entries.slice(0, most).map(({ event, time, by, undoneBy }) => (
        <li key={event.id} className="flex min-h-13 items-center gap-3 border-t border-line first:border-t-0">
          <time className="w-12 shrink-0 text-sm text-text-3 tabular-nums">{time}</time>
          <span className="min-w-0 flex-1">
            <span className={classNames("block first-letter:uppercase", undoneBy.length > 0 && "text-text-3 line-through")}>
              {describeEvent(event, (seat) => seatAt(atTable, seat).name)}
            </span>
            <span className="block text-xs text-text-3">{by}</span>
          </span>
          {mayCount && (
            <Button variant="quiet" size="touch" onClick={() => say(...takingBack(undoneBy.length > 0 ? undoneBy : [event.id]))}>
              {undoneBy.length > 0 ? "Redo" : "Undo"}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

function takingBack(eventIds: readonly string[]): LiveEventFacts[] {
  return eventIds.map((eventId) => ({ type: "event.undone", eventId }));
}

function entriesOf(table: Table): Entry[] {
  const events = allEvents(table);
  const undos = holdingUndos(events);
  const by = new Map(table.kept.map((event) => [event.id, event.by.name]));
  return events
    .filter(({ type }) => type !== "event.undone")
    .map((event) => ({
      event,
      time: new Date(event.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
      by: by.get(event.id) ?? "not sent yet",
      undoneBy: undos.get(event.id) ?? [],
    }))
    .toReversed();
}
