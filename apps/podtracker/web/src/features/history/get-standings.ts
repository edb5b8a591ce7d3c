import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { type Period, sinceOf } from "./period.ts";

export type StandingsBy = "player" | "deck" | "commander";

export function standingsQuery(podId: string, by: StandingsBy, period: Period = "all") {
  return queryOptions({
    queryKey: ["pods", podId, "standings", by, period],
    queryFn: async () => (await api.getStandings({ params: { podId }, query: { by, since: sinceOf(period, new Date()) } })).items,
  });
}

export function useStandings(podId: string, by: StandingsBy, period?: Period) {
  return useQuery({ ...standingsQuery(podId, by, period), placeholderData: keepPreviousData });
}
