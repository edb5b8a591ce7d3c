import type { DeckImport } from "@podtracker/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

/** What the server understands of a list; nothing is kept. The last answer stays until the next is there. */
export function useReadList(text: string, commanders: readonly string[]) {
  return useQuery({
    queryKey: ["deck-list", text, commanders],
    queryFn: ({ signal }): Promise<DeckImport> =>
      api.importDeck({ body: { text, dryRun: true, ...(commanders.length > 0 ? { commanders: [...commanders] } : {}) } }, { signal }),
    enabled: text.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}
