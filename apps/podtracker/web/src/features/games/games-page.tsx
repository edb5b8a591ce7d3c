import { Link } from "@tanstack/react-router";
import { Button, buttonClass, Card, classNames, EmptyState } from "@tatwats/ui";
import { SearchX, Trophy } from "lucide-react";
import { Loaded } from "../../app/loaded.tsx";
import { MorePages } from "../../app/more-pages.tsx";
import { Page } from "../../app/page.tsx";
import { usePod } from "../pods/get-pod.ts";
import { GameRow } from "./game-row.tsx";
import { GameRowsSkeleton } from "./game-rows-skeleton.tsx";
import { type GamesFilter, narrowing } from "./games-filter.ts";
import { GamesFilters } from "./games-filters.tsx";
import { useGames } from "./list-games.ts";

export interface GamesPageProps {
  podId: string;
  filter: GamesFilter;
  onFilter: (filter: GamesFilter) => void;
}

export function GamesPage({ podId, filter, onFilter }: GamesPageProps) {
  const pod = usePod(podId).data;
  const games = useGames(podId, filter);
  const narrowed = narrowing(filter).length > 0;
  return (
    <Page
      title="Games"
      subtitle={pod?.name}
      back={{ link: { to: "/pods/$podId", params: { podId } }, label: pod?.name ?? "Pod" }}
      actions={<Record podId={podId} />}
    >
      <GamesFilters podId={podId} filter={filter} onFilter={onFilter} />
      <Loaded wholePage query={games} what="Loading the games" skeleton={<GameRowsSkeleton rows={8} />}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          return (
            <Card flush>
              {items.length === 0 &&
                (narrowed ? (
                  <EmptyState
                    icon={<SearchX aria-hidden size={22} />}
                    action={
                      <Button size="touch" onClick={() => onFilter({})}>
                        Show all games
                      </Button>
                    }
                  >
                    No game fits all of this.
                  </EmptyState>
                ) : (
                  <EmptyState icon={<Trophy aria-hidden size={22} />}>
                    No games yet. Record the first one, and this fills with who won with what.
                  </EmptyState>
                ))}
              <ul>
                {items.map((game) => (
                  <GameRow key={game.id} game={game} />
                ))}
              </ul>
            </Card>
          );
        }}
      </Loaded>
      <MorePages query={games} what="Loading more games">
        Load more games
      </MorePages>
      {pod && pod.role !== "member" && pod.archivedAt === null && (
        <Link to="/pods/$podId/import" params={{ podId }} className={classNames(buttonClass("secondary", "touch"), "mt-4 w-full")}>
          Import a spreadsheet
        </Link>
      )}
    </Page>
  );
}

function Record({ podId }: { podId: string }) {
  return (
    <Link to="/pods/$podId/record" params={{ podId }} className={buttonClass("primary", "touch")}>
      Record a game
    </Link>
  );
}
