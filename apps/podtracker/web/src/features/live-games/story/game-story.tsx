import type { GameDetail, KeptEvent } from "@podtracker/contract";
import { useMemo } from "react";
import { type LiveEvent, liveEventsOf, undoneIds } from "@podtracker/rules";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { Card, classNames, Skeleton } from "@tatwats/ui";
import { api } from "../../../app/api.ts";
import { Loaded } from "../../../app/loaded.tsx";
import { Section } from "../../../app/section.tsx";
import { useMe } from "../../accounts/me.ts";
import { localGameOf } from "../log/local-game-of.ts";
import { describeEvent } from "../screen/describe-event.ts";
import { LifeChart } from "./life-chart.tsx";

function eventsQuery(gameId: string) {
  return queryOptions({
    queryKey: ["games", gameId, "events"],
    queryFn: async () => liveEventsOf((await api.readEvents({ params: { gameId }, query: { after: 0 } })).events),
  });
}

/** What happened at the table of a game that was counted: everybody's life, and the log; nothing for a game that was only entered. */
export function GameStory({ game }: { game: GameDetail }) {
  const { id: userId } = useMe();
  const counted = game.start !== undefined && game.version > 0;
  const events = useQuery({ ...eventsQuery(game.id), enabled: counted });
  const { seats, start } = useMemo(() => localGameOf(game, userId), [game, userId]);
  if (!counted) return null;
  return (
    <Loaded query={events} what="Loading what happened" skeleton={<Skeleton className="mt-6 h-60 rounded-lg" />}>
      {(kept) => (
        <>
          <Section title="Life over the game">
            <Card>
              <LifeChart start={start} events={kept} seats={seats} />
            </Card>
          </Section>
          <Section title="Log" aside={`${kept.length} entries`}>
            <details>
              <summary className="flex min-h-11 cursor-pointer items-center text-sm text-text-2">Everything that was counted</summary>
              <Log kept={kept} nameOf={(seat) => seats[seat - 1]?.name ?? `seat ${seat}`} />
            </details>
          </Section>
        </>
      )}
    </Loaded>
  );
}

function Log({ kept, nameOf }: { kept: readonly (KeptEvent & LiveEvent)[]; nameOf: (seat: number) => string }) {
  const undone = undoneIds(kept);
  return (
    <ol className="text-sm">
      {kept
        .filter(({ type }) => type !== "event.undone")
        .map((event) => (
          <li key={event.id} className="flex gap-3 border-t border-line py-1.5 first:border-t-0">
            <time dateTime={event.at} className="w-10 shrink-0 text-text-3 tabular-nums">
              {new Date(event.happenedAt).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}
            </time>
            <span className={classNames("min-w-0 flex-1 first-letter:uppercase", undone.has(event.id) && "text-text-3 line-through")}>
              {describeEvent(event, nameOf)}
            </span>
            <span className="shrink-0 text-text-3">{event.by.name}</span>
          </li>
        ))}
    </ol>
  );
}
