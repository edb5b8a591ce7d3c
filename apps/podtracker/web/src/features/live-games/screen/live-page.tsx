import { useEffect, useState } from "react";
import { Link } from "@tanstack/react-router";
import { Button, buttonClass, ErrorNote, Loading, Skeleton } from "@tatwats/ui";
import { beBusy } from "../../../app/busy.ts";
import { explainError } from "../../../app/explain-error.ts";
import { PageHeading } from "../../../app/page.tsx";
import { isNotFound, NotFoundPage } from "../../../app/problem-pages.tsx";
import { useTakeUp } from "../take-up.ts";
import type { LiveTables } from "../log/live-tables.ts";
import type { Table } from "../log/table.ts";
import { AwayNote } from "./away-note.tsx";
import { DrawNote } from "./draw-note.tsx";
import { EndDialog } from "./end-dialog.tsx";
import { GameOver } from "./game-over.tsx";
import { LastStanding } from "./last-standing.tsx";
import { LifeAnnouncer } from "./life-announcer.tsx";
import { LogDialog } from "./log-dialog.tsx";
import { OwnView } from "./own-view.tsx";
import { TableProvider, useAtTable } from "./table-context.tsx";
import { TableMenu } from "./table-menu.tsx";
import { TableView } from "./table-view.tsx";
import { TopBar } from "./top-bar.tsx";
import { useLiveTable } from "./use-live-table.ts";
import { useWakeLock } from "./use-wake-lock.ts";
import { canBeOnePhone, keepView, readView, type View } from "./view-choice.ts";

/** A game that is counted now, on the whole screen. */
export function LivePage({ gameId }: { gameId: string }) {
  const { tables, table, error, retry } = useLiveTable(gameId);
  if (tables && table) {
    return (
      <TableProvider tables={tables} table={table}>
        <TableScreen tables={tables} table={table} />
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

function TableScreen({ tables, table }: { tables: LiveTables; table: Table }) {
  const { seats } = useAtTable();
  const { game, state } = table;
  const alone = canBeOnePhone(seats.length) && game.mine.length === 0 && game.mayCount;
  const [view, setView] = useState(() => readView(game.id, alone ? "table" : "own"));
  const [open, setOpen] = useState<"menu" | "log" | null>(null);
  const [ending, setEnding] = useState<{ winner: number | null } | null>(null);
  useWakeLock();
  useEffect(() => (state.finished ? undefined : beBusy()), [state.finished]);
  function show(next: View) {
    keepView(game.id, next);
    setView(next);
  }
  return (
    <div className="mx-auto flex h-dvh w-full max-w-6xl flex-col pt-[env(safe-area-inset-top)]">
      <PageHeading title="The table" className="sr-only" />
      <TopBar onMenu={() => setOpen("menu")} />
      <Standing tables={tables} table={table} />
      <AwayNote />
      <LastStanding onEnd={(winner) => setEnding({ winner })} />
      {state.finished ? <GameOver /> : view === "table" && canBeOnePhone(seats.length) ? <TableView /> : <OwnView />}
      <DrawNote />
      <LifeAnnouncer />
      <TableMenu
        open={open === "menu"}
        view={view}
        durable={tables.isDurable()}
        onView={show}
        onLog={() => setOpen("log")}
        onEnd={() => {
          setOpen(null);
          setEnding({ winner: null });
        }}
        onClose={() => setOpen(null)}
      />
      <LogDialog open={open === "log"} onClose={() => setOpen(null)} />
      <EndDialog open={ending !== null} winner={ending?.winner ?? null} onClose={() => setEnding(null)} />
    </div>
  );
}

/** What keeps this phone from counting, where something does. */
function Standing({ tables, table }: { tables: LiveTables; table: Table }) {
  const { game, said, state } = table;
  const takeUp = useTakeUp(tables, game);
  if (game.refusal) {
    return (
      <div className="mx-2.5 mb-2 flex flex-wrap items-center gap-2 rounded-md bg-bad-soft px-3 py-2 text-sm">
        <p className="min-w-0 flex-1">
          The server takes nothing more from here: {game.refusal} {said.length > 0 && `${said.length} of your changes were not counted.`}
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
        <p className="min-w-0 flex-1">This game was put aside because nobody counted for hours.</p>
        {game.mayCount && (
          <Button size="touch" busy={takeUp.isPending} onClick={() => takeUp.mutate()}>
            Take it up again
          </Button>
        )}
      </div>
    );
  }
  if (game.mayCount || state.finished) return null;
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
