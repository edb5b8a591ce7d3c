import { useEffect } from "react";
import type { LiveGame } from "@podtracker/contract";
import { Link, useRouter } from "@tanstack/react-router";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { buttonClass, Card, IdentityBar, RelativeTime } from "@tatwats/ui";
import { api } from "../../app/api.ts";
import { Section } from "../../app/section.tsx";
import { whenIdle } from "../../app/when-idle.ts";
import { useMe } from "../accounts/me.ts";

export function liveGamesQuery(podId: string) {
  return queryOptions({
    queryKey: ["pods", podId, "live-games"],
    queryFn: async () => (await api.listLiveGames({ params: { podId } })).items,
  });
}

/** Games of the pod that are being played now, to be joined or looked on at. */
export function LiveNow({ podId }: { podId: string }) {
  const games = useQuery(liveGamesQuery(podId)).data ?? [];
  usePreparedTable(games.length > 0);
  if (games.length === 0) return null;
  return (
    <Section title={games.length === 1 ? "Being played now" : `${games.length} games being played now`} className="mb-6">
      <Card flush>
        <ul>
          {games.map((game) => (
            <LiveRow key={game.id} game={game} />
          ))}
        </ul>
      </Card>
    </Section>
  );
}

/** Where a table may be opened next: its page's code and this device's log are there by then. */
function usePreparedTable(isLikely: boolean): void {
  const { id: userId } = useMe();
  const router = useRouter();
  useEffect(() => {
    if (!isLikely) return;
    const prepare = async () => {
      await router.loadRouteChunk(router.routesById["/_app/pods/$podId/live/$gameId"]);
      const { deviceTables } = await import("./log/device-tables.ts");
      await deviceTables(userId);
    };
    // What fails to come now comes when the table is opened.
    whenIdle(() => void prepare().catch(() => {}));
  }, [isLikely, userId, router]);
}

function LiveRow({ game }: { game: LiveGame }) {
  return (
    <li className="flex min-h-16 items-center gap-3 border-t border-line px-3.5 py-2.5 first:border-t-0">
      <IdentityBar colors={game.seats.flatMap(({ colorIdentity }) => colorIdentity)} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-[620]">{game.seats.map(({ memberName }) => memberName).join(", ")}</span>
        <span className="block text-sm text-text-2">
          since <RelativeTime at={game.startedAt} />
        </span>
      </span>
      <Link to="/pods/$podId/live/$gameId" params={{ podId: game.podId, gameId: game.id }} className={buttonClass("primary", "touch")}>
        Join
      </Link>
    </li>
  );
}
