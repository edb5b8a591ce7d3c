import { ApiError } from "@podtracker/contract";
import { QueryCache, QueryClient } from "@tanstack/react-query";

const mostTries = 2;
const day = 24 * 60 * 60_000;

/** @param onSignedOut called when the server no longer knows the session */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiError && error.status === 401) onSignedOut();
      },
    }),
    defaultOptions: {
      // "always": a failure is shown with its retry button instead of waiting unseen for the network.
      queries: {
        networkMode: "always",
        staleTime: 15_000,
        // A page seen today opens without a network as long as the app stays open.
        gcTime: day,
        retry: (count, error) => count < mostTries && isPassing(error),
      },
      mutations: { networkMode: "always" },
    },
  });
}

// Without a network another try within seconds only keeps the answer from the person.
function isPassing(error: Error): boolean {
  return error instanceof ApiError && ((error.status === 0 && navigator.onLine) || error.status >= 502);
}
