import { useEffect, useState } from "react";
import { Link } from "@tanstack/react-router";
import { Button, buttonClass, ErrorNote, Loading, Skeleton } from "@tatwats/ui";
import { beBusy } from "../../../app/busy.ts";
import { explainError } from "../../../app/explain-error.ts";
import { PageHeading } from "../../../app/page.tsx";
import { whenIdle } from "../../../app/when-idle.ts";
import { isNotFound, NotFoundPage } from "../../../app/problem-pages.tsx";
import { usePutAside, useTakeUp } from "../putting-aside.ts";
import type { LiveTables } from "../log/live-tables.ts";
import { AwayNote } from "./away-note.tsx";
import { DrawNote } from "./draw-note.tsx";
import { GameOver } from "./game-over.tsx";
import { LastStanding } from "./last-standing.tsx";
import { LateEndDialog, LateLogDialog, LateTableMenu, preloadDialogs } from "./late-dialogs.ts";
import { LifeAnnouncer } from "./life-announcer.tsx";
import { OwnView } from "./own-view.tsx";
import { TableProvider, useOfTable } from "./table-context.tsx";
import { TableView } from "./table-view.tsx";
import { TopBar } from "./top-bar.tsx";
import { useLiveTable } from "./use-live-table.ts";
import { useWakeLock } from "./use-wake-lock.ts";
import { canBeOnePhone, keepView, readView, type View } from "./view-choice.ts";

/** A game that is counted now, on the whole screen. */
export function LivePage({ gameId }: { gameId: string }) {
  const { tables, isOpen, error, retry } = useLiveTable(gameId);
  if (tables && isOpen) {
    return (
      <TableProvider tables={tables} gameId={gameId}>
        <TableScreen tables={tables} />
      </TableProvider>
    );
  }
  if (isNotFound(error)) return <NotFoundPage what="This table" />;
  if (!error) return <TableSkeleton />;
  return (
    <div className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center gap-4 px-4">
      <PageHeading title="The table" className="sr-only" />
      <ErrorNote {...explainError(error, "Opening the table")} onRetry={retry} />
      <Link to="/" className={buttonClass("secondary", "touch")}>
        To my pods
      </Link>
    </div>
  );
}

function TableScreen({ tables }: { tables: LiveTables }) {
  const game = useOfTable(({ table }) => table.game);
  const isOver = useOfTable(({ table }) => table.state.finished !== null);
  const { seats } = game;
  const alone = canBeOnePhone(seats.length) && game.mine.length === 0 && game.mayCount;
  const [view, setView] = useState(() => readView(game.id, alone ? "table" : "own"));
  const [open, setOpen] = useState<"menu" | "log" | null>(null);
  const [ending, setEnding] = useState<{ winner: number | null } | null>(null);
  useWakeLock();
  // What fails to come now comes when it is opened.
  useEffect(() => whenIdle(() => void preloadDialogs().catch(() => {})), []);
  useEffect(() => (isOver ? undefined : beBusy()), [isOver]);
  const putAside = usePutAside(tables, game);
  function show(next: View) {
    keepView(game.id, next);
    setView(next);
  }
  return (
    <div className="mx-auto flex h-dvh w-full max-w-6xl flex-col pt-[env(safe-area-inset-top)]">
      <PageHeading title="The table" className="sr-only" />
      <TopBar onMenu={() => setOpen("menu")} />
      <Standing tables={tables} />
      <AwayNote />
      <LastStanding onEnd={(winner) => setEnding({ winner })} />
      {isOver ? <GameOver /> : view === "table" && canBeOnePhone(seats.length) ? <TableView /> : <OwnView />}
      <DrawNote />
      <LifeAnnouncer />
      {open === "menu" && (
        <LateTableMenu
          view={view}
          durable={tables.isDurable()}
          onView={show}
          onLog={() => setOpen("log")}
          onEnd={() => {
            setOpen(null);
            setEnding({ winner: null });
          }}
          onPutAside={() => {
            setOpen(null);
            putAside.mutate();
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "log" && <LateLogDialog onClose={() => setOpen(null)} />}
      {ending && <LateEndDialog winner={ending.winner} onClose={() => setEnding(null)} />}
    </div>
  );
}

/** What keeps this phone from counting, where something does. */
function Standing({ tables }: { tables: LiveTables }) {
  const game = useOfTable(({ table }) => table.game);
  const isOver = useOfTable(({ table }) => table.state.finished !== null);
  const refused = useOfTable(({ table }) => (table.game.refusal ? table.said.length : 0));
  const takeUp = useTakeUp(tables, game);
  if (game.refusal) {
    return (
      <div className="mx-2.5 mb-2 flex flex-wrap items-center gap-2 rounded-md bg-bad-soft px-3 py-2 text-sm">
        <p className="min-w-0 flex-1">
          The server takes nothing more from here: {game.refusal} {refused > 0 && `${refused} of your changes were not counted.`}
        </p>
        <Button size="touch" onClick={() => void tables.discard(game.id)}>
          Show the game without them
        </Button>
      </div>
    );
  }
  if (game.status === "abandoned") {
    return (
      <div className="mx-2.5 mb-2 flex items-center gap-2 rounded-md bg-surface-2 px-3 py-2 text-sm">
        <p className="min-w-0 flex-1">This game was put aside: nobody counts it now.</p>
        {game.mayCount && (
          <Button size="touch" busy={takeUp.isPending} onClick={() => takeUp.mutate()}>
            Take it up again
          </Button>
        )}
      </div>
    );
  }
  if (game.mayCount || isOver) return null;
  return (
    <p className="mx-2.5 mb-2 rounded-md bg-surface-2 px-3 py-2 text-center text-sm text-text-2">You look on. Those at the table count.</p>
  );
}

function TableSkeleton() {
  return (
    <Loading label="Opening the table" className="mx-auto flex h-dvh w-full max-w-6xl flex-col gap-2 px-2.5 pb-2.5">
      <div className="h-13" />
      <div className="grid grid-cols-3 gap-2">
        {[1, 2, 3].map((seat) => (
          <Skeleton key={seat} className="h-42 rounded-lg" />
        ))}
      </div>
      <Skeleton className="flex-1 rounded-xl" />
    </Loading>
  );
}
