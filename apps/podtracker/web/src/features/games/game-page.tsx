import type { ReactNode } from "react";
import type { Game, GameDetail } from "@podtracker/contract";
import { Card, EmptyState, formatAbsolute, useTimeZone } from "@tatwats/ui";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { isNotFound, NotFoundPage } from "../../app/problem-pages.tsx";
import { describeGame } from "./describe-game.ts";
import { GameActions, RestoreButton, useMayChange } from "./game-actions.tsx";
import { GameRecord, RecordedBy } from "./game-record.tsx";
import { GameRowsSkeleton } from "./game-rows-skeleton.tsx";
import { GameVersions } from "./game-versions.tsx";
import { isOver, useGame } from "./list-games.ts";

export interface GamePageProps {
  podId: string;
  gameId: string;
  /** What happened at the table, where it was counted: between the record and its versions. */
  story: (game: GameDetail) => ReactNode;
}

export function GamePage({ podId, gameId, story }: GamePageProps) {
  const game = useGame(gameId);
  const timeZone = useTimeZone();
  if (isNotFound(game.error)) return <NotFoundPage what="This game" />;
  const over = game.data && isOver(game.data) ? game.data : undefined;
  const line = over && describeGame(over);
  return (
    <Page
      title={line ? `${line.subject} ${line.predicate}` : "Game"}
      subtitle={game.data && <time dateTime={game.data.playedAt}>{formatAbsolute(Date.parse(game.data.playedAt), timeZone)}</time>}
      back={{ link: { to: "/pods/$podId/games", params: { podId } }, label: "Games" }}
    >
      <Loaded query={game} what="Loading the game" skeleton={<GameRowsSkeleton rows={4} />}>
        {(loaded) =>
          isOver(loaded) ? (
            <OverGame game={loaded} story={story(loaded)} />
          ) : (
            <EmptyState>This game is still being played. Its result will stand here.</EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
}

/** The record, then what led to it, then how it was changed. */
function OverGame({ game, story }: { game: GameDetail & Game; story: ReactNode }) {
  const mayChange = useMayChange(game);
  return (
    <>
      {game.status === "void" && (
        <Card tone="bad" className="mb-4 flex items-center justify-between gap-3">
          <div>
            <p className="font-[640]">Void</p>
            <p className="text-sm text-text-2">It counts nowhere. Who voided it, and why, stands below.</p>
          </div>
          {mayChange && <RestoreButton game={game} />}
        </Card>
      )}
      <GameRecord game={game} />
      {story}
      {game.revision > 1 && <GameVersions gameId={game.id} />}
      <RecordedBy game={game} />
      {mayChange && game.status === "finished" && (
        <div className="mt-4 flex gap-2">
          <GameActions game={game} />
        </div>
      )}
    </>
  );
}
