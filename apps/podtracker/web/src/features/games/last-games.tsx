import { Link } from "@tanstack/react-router";
import { Card, EmptyState } from "@tatwats/ui";
import { Trophy } from "lucide-react";
import { Loaded } from "../../app/loaded.tsx";
import { Section } from "../../app/section.tsx";
import { usePod } from "../pods/get-pod.ts";
import { GameRow } from "./game-row.tsx";
import { GameRowsSkeleton } from "./game-rows-skeleton.tsx";
import { useLastGames } from "./list-games.ts";

export function LastGames({ podId }: { podId: string }) {
  const games = useLastGames(podId);
  const some = (games.data?.length ?? 0) > 0;
  return (
    <Section title="Last games" aside={some && <AllGames podId={podId} />}>
      <Loaded query={games} what="Loading the games" skeleton={<GameRowsSkeleton rows={3} />}>
        {(items) => (
          <Card flush>
            {items.length > 0 ? (
              <ul>
                {items.map((game) => (
                  <GameRow key={game.id} game={game} />
                ))}
              </ul>
            ) : (
              <EmptyState icon={<Trophy aria-hidden size={22} />}>
                No games yet. Record the first one, and this fills with who won with what.
              </EmptyState>
            )}
          </Card>
        )}
      </Loaded>
    </Section>
  );
}

function AllGames({ podId }: { podId: string }) {
  const count = usePod(podId).data?.sums.games;
  return (
    <Link to="/pods/$podId/games" params={{ podId }} className="-my-2.5 inline-flex min-h-11 items-center hover:text-text">
      All {count ?? "games"}
    </Link>
  );
}
