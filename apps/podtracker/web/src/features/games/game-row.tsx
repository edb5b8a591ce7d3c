import { Link } from "@tanstack/react-router";
import type { Game } from "@podtracker/contract";
import { IdentityBar, RelativeTime } from "@tatwats/ui";
import { describeGame } from "./describe-game.ts";

export function GameRow({ game }: { game: Game }) {
  const line = describeGame(game);
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to="/pods/$podId/games/$gameId"
        params={{ podId: game.podId, gameId: game.id }}
        className="flex min-h-16 items-center gap-3 px-3.5 py-3 -outline-offset-2 hover:bg-surface-2"
      >
        <IdentityBar colors={line.colors} />
        <span className="min-w-0 flex-1">
          <span className="block truncate">
            <span className="font-[620]">{line.subject}</span> {line.predicate}
          </span>
          <span className="block truncate text-sm text-text-2">
            {game.status === "void" && <span className="text-bad">void · </span>}
            {line.details}
          </span>
        </span>
        <RelativeTime at={game.playedAt} bare className="shrink-0 text-xs text-text-3" />
      </Link>
    </li>
  );
}
