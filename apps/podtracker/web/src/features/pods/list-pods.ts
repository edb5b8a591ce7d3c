import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

const most = 100;

export const podsQuery = queryOptions({
  queryKey: ["pods"],
  queryFn: () => api.listPods({ query: { limit: most } }),
});

export function usePods() {
  return useQuery(podsQuery);
}
