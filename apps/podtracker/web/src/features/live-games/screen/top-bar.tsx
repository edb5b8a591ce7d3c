import { useEffect, useState } from "react";
import { Link } from "@tanstack/react-router";
import { Button, IconButton } from "@tatwats/ui";
import { ChevronLeft, ChevronsRight, CloudOff, Menu, RefreshCw, Undo2 } from "lucide-react";
import { useConnection } from "../../../app/realtime.tsx";
import { unsent } from "../log/table.ts";
import { nextSeat } from "./next-seat.ts";
import { useOfTable, useRound, useTableDeeds, useTableSource } from "./table-context.tsx";
import { useTurnTime } from "./use-turn-time.ts";

/** The turn and its time, what has not been sent, undo and the menu. */
export function TopBar({ onMenu }: { onMenu: () => void }) {
  const podId = useOfTable(({ table }) => table.game.podId);
  return (
    <header className="flex min-h-13 flex-none items-center gap-1 px-2">
      <Link
        to="/pods/$podId"
        params={{ podId }}
        aria-label="Leave the table; it goes on"
        className="grid size-11 shrink-0 place-items-center rounded-md text-text-2 active:bg-surface-2"
      >
        <ChevronLeft aria-hidden size={20} />
      </Link>
      <TurnButton />
      <WaitingAndUndo />
      <IconButton label="Menu" icon={<Menu aria-hidden size={20} />} onClick={onMenu} />
    </header>
  );
}

/** Whose turn it is and for how long; a tap passes it on. */
function TurnButton() {
  const { mayCount, say, nameOf } = useTableDeeds();
  const { turn, activeSeat } = useRound();
  const dayNight = useOfTable(({ table }) => table.state.dayNight);
  const isOver = useOfTable(({ table }) => table.state.finished !== null);
  const to = useOfTable(({ table }) => nextSeat(table.state));
  const words = (
    <span className="min-w-0 flex-1 truncate text-left text-sm text-text-2">
      <strong className="font-[620] text-text">Turn {turn}</strong> · {nameOf(activeSeat)} · <TurnTime />
      {dayNight && ` · ${dayNight}`}
    </span>
  );
  if (isOver) return <span className="flex-1 px-2 text-sm font-[620]">The game is over</span>;
  if (!mayCount || to === null) return <span className="flex min-w-0 flex-1 px-2">{words}</span>;
  return (
    <button
      type="button"
      aria-label={`Turn ${turn}, ${nameOf(activeSeat)}. Pass the turn to ${nameOf(to)}`}
      onClick={() => say({ type: "turn.passed", toSeat: to })}
      className="flex min-h-11 min-w-0 flex-1 items-center gap-1 rounded-md px-2 active:bg-surface-2"
    >
      {words}
      <ChevronsRight aria-hidden size={17} className="shrink-0 text-text-3" />
    </button>
  );
}

function TurnTime() {
  return <span className="tabular-nums">{useTurnTime()}</span>;
}

function WaitingAndUndo() {
  const { mayCount, undo } = useTableDeeds();
  const waiting = useWaiting();
  return (
    <>
      <WaitingNote waiting={waiting} />
      {mayCount && (
        <Button
          size="touch"
          className="!px-3"
          icon={<Undo2 aria-hidden size={17} />}
          onClick={undo}
          aria-label="Undo the last thing I counted"
        >
          <span className={waiting ? "max-sm:sr-only" : "max-[24rem]:sr-only"}>Undo</span>
        </Button>
      )}
    </>
  );
}

const patienceMs = 1_200;
/** The next tap is not kept waiting by the number of those before it. */
const restMs = 100;

/** What has not reached the server yet, once that takes longer than a moment; null while all is well. */
function useWaiting(): { words: string; unsent: number } | null {
  const away = useConnection() === "away";
  const late = useLate();
  if (late > 0) return { words: `${late} waiting`, unsent: late };
  return away ? { words: "offline", unsent: 0 } : null;
}

/** How many changes wait for the server, once they wait for longer than a moment. */
function useLate(): number {
  const { now, listen } = useTableSource();
  const [late, setLate] = useState(0);
  useEffect(() => {
    let waiting = 0;
    let isLate = false;
    let timer: ReturnType<typeof setTimeout>;
    let due: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      due = undefined;
      const { table } = now();
      const before = waiting;
      waiting = unsent(table).length + (table.game.unsentStart ? 1 : 0);
      if (waiting === before) return;
      clearTimeout(timer);
      isLate &&= waiting > 0;
      setLate(isLate ? waiting : 0);
      if (waiting > 0 && !isLate) {
        timer = setTimeout(() => {
          isLate = true;
          setLate(waiting);
        }, patienceMs);
      }
    };
    count();
    const stop = listen(() => (due ??= setTimeout(count, restMs)));
    return () => {
      stop();
      clearTimeout(due);
      clearTimeout(timer);
    };
  }, [now, listen]);
  return late;
}

function WaitingNote({ waiting }: { waiting: ReturnType<typeof useWaiting> }) {
  return (
    <span role="status">
      {waiting && (
        <span
          title={waiting.unsent > 0 ? "Kept on this phone, and sent when the connection is back" : "Counting goes on; it is sent later"}
          className="mr-1 inline-flex min-h-6 items-center gap-1 rounded-full bg-accent-soft px-2 text-xs font-[620] whitespace-nowrap text-accent"
        >
          {waiting.unsent > 0 ? <RefreshCw aria-hidden size={12} /> : <CloudOff aria-hidden size={12} />}
          {waiting.words}
        </span>
      )}
    </span>
  );
}
