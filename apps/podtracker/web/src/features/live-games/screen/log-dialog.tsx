import { useMemo } from "react";
import { undoneIds, type LiveEvent } from "@podtracker/rules";
import { Button, classNames, Dialog, EmptyState } from "@tatwats/ui";
import { allEvents, type Table } from "../log/table.ts";
import { describeEvent } from "./describe-event.ts";
import { seatAt, useAtTable } from "./table-context.tsx";

const most = 300;

/** Everything that happened, the latest first, with who said it; each can be taken back, and that too. */
export function LogDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title="What happened" wide>
      {open && <Log />}
    </Dialog>
  );
}

interface Entry {
  event: LiveEvent;
  time: string;
  by: string;
  /** The undo that took it back. */
  undoneBy: string | null;
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
            <span className={classNames("block first-letter:uppercase", undoneBy && "text-text-3 line-through")}>
              {describeEvent(event, (seat) => seatAt(atTable, seat).name)}
            </span>
            <span className="block text-xs text-text-3">{by}</span>
          </span>
          {mayCount && (
            <Button variant="quiet" size="touch" onClick={() => say({ type: "event.undone", eventId: undoneBy ?? event.id })}>
              {undoneBy ? "Redo" : "Undo"}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

function entriesOf(table: Table): Entry[] {
  const events = allEvents(table);
  const undone = undoneIds(events);
  const by = new Map(table.kept.map((event) => [event.id, event.by.name]));
  const undoneBy = new Map(
    events.flatMap((event) => (event.type === "event.undone" && !undone.has(event.id) ? [[event.eventId, event.id]] : [])),
  );
  return events
    .filter(({ type }) => type !== "event.undone")
    .map((event) => ({
      event,
      time: new Date(event.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
      by: by.get(event.id) ?? "not sent yet",
      undoneBy: undone.has(event.id) ? (undoneBy.get(event.id) ?? null) : null,
    }))
    .toReversed();
}
