import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api.ts";
import { meKey } from "./me.ts";

/** One client for all pages. Whoever's session or role has ended meanwhile is asked for anew. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        const refused = error instanceof ApiError && (error.status === 401 || error.status === 403);
        if (refused && query.queryKey[0] !== meKey[0]) void client.invalidateQueries({ queryKey: meKey });
      },
    }),
    // "always": a failure is shown at once with the age of the data, instead of waiting unseen for the network.
    defaultOptions: { queries: { networkMode: "always", retry: false }, mutations: { networkMode: "always" } },
  });
  return client;
}
