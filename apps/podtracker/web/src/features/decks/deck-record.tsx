import type { Deck, Pod, StandingsRow } from "@podtracker/contract";
import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Card } from "@tatwats/ui";
import { counted } from "../../app/counted.ts";
import { Section } from "../../app/section.tsx";
import { percent, sumRecords } from "../history/figures.ts";
import { standingsQuery } from "../history/get-standings.ts";
import { usePods } from "../pods/list-pods.ts";
import { Tile } from "./tile.tsx";

interface PodRecord {
  pod: Pod;
  row: StandingsRow;
}

/** How the deck fares in each of my pods where it played. */
export function useDeckRecord(deck: Deck): PodRecord[] {
  const pods = usePods().data?.items ?? [];
  const standings = useQueries({ queries: pods.map((pod) => standingsQuery(pod.id, "deck")) });
  return pods.flatMap((pod, index) => {
    const row = standings[index]?.data?.find(({ deckId }) => deckId === deck.id);
    return row ? [{ pod, row }] : [];
  });
}

export function DeckSums({ records }: { records: PodRecord[] }) {
  const sum = sumRecords(records.map(({ row }) => row));
  return (
    <>
      <Tile figure={String(sum.games)} word={sum.games === 1 ? "game" : "games"} />
      <Tile figure={sum.games > 0 ? percent(sum.wins / sum.games) : "–"} word="won" />
    </>
  );
}

export function WhereItPlayed({ records }: { records: PodRecord[] }) {
  if (records.length === 0) return null;
  return (
    <Section title="Where it played">
      <Card flush>
        <ul>
          {records.map(({ pod, row }) => (
            <li key={pod.id} className="border-t border-line first:border-t-0">
              <Link
                to="/pods/$podId"
                params={{ podId: pod.id }}
                className="flex min-h-12 items-center justify-between gap-3 px-3.5 -outline-offset-2 hover:bg-surface-2"
              >
                <span className="truncate">{pod.name}</span>
                <span className="shrink-0 text-sm text-text-2">
                  {counted(row.games, "game")} · {row.wins} won · {percent(row.winRate)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
