import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

export function podQuery(podId: string) {
  return queryOptions({
    queryKey: ["pods", podId, "pod"],
    queryFn: () => api.getPod({ params: { podId } }),
  });
}

export function usePod(podId: string) {
  return useQuery(podQuery(podId));
}
