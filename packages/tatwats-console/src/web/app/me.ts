import { queryOptions } from "@tanstack/react-query";
import type { Operator } from "../../contract/operator.ts";
import { getJson } from "./api.ts";

export const meKey = ["me"] as const;

/** Who is at the console; fails with 401 for nobody and 403 for somebody without a role. */
export const meQuery = queryOptions({
  queryKey: meKey,
  queryFn: async ({ signal }) => await getJson<Operator>("/api/ops/me", {}, signal),
  staleTime: 60_000,
  // A role may be given or taken while the page is open; the server decides at each deed anyway.
  refetchInterval: 10_000,
});
