import { createFileRoute } from "@tanstack/react-router";
import { readGamesFilter } from "../../../../../features/games/games-filter.ts";
import { GamesPage } from "../../../../../features/games/games-page.tsx";

export const Route = createFileRoute("/_app/pods/$podId/games/")({ validateSearch: readGamesFilter, component: Games });

function Games() {
  const { podId } = Route.useParams();
  const navigate = Route.useNavigate();
  return (
    <GamesPage
      podId={podId}
      filter={Route.useSearch()}
      onFilter={(filter) => void navigate({ search: filter, replace: true, resetScroll: false })}
    />
  );
}
