import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

export type StandingsBy = "player" | "deck" | "commander";

export function standingsQuery(podId: string, by: StandingsBy) {
  return queryOptions({
    queryKey: ["pods", podId, "standings", by],
    queryFn: async () => (await api.getStandings({ params: { podId }, query: { by } })).items,
  });
}

export function useStandings(podId: string, by: StandingsBy) {
  return useQuery(standingsQuery(podId, by));
}
