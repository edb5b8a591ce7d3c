import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { LogLineRow } from "../../../../contract/helper.ts";
import { getJson } from "../../../app/api.ts";
import { useLive } from "../../../app/live.tsx";
import { helperPath } from "../helper-path.ts";
import { mergeLines } from "./merge-lines.ts";

const askEveryMs = 2_000;
const atOnce = 200;
const mostKept = 2_000;

interface Lines {
  items: LogLineRow[];
}

/** A helper's log, the oldest line first: new lines are added while live, earlier ones when they are asked for. */
export function useLog(name: string, level: string | undefined) {
  const { live } = useLive();
  const queryClient = useQueryClient();
  const path = `${helperPath(name)}/log`;
  const key = [path, "lines", level];
  const [beginsHere, setBeginsHere] = useState(false);
  const [reading, setReading] = useState(false);
  const ask = async (query: { after?: string; before?: string }, signal?: AbortSignal) =>
    (await getJson<Lines>(path, { ...query, level, limit: atOnce }, signal)).items;
  const log = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const known = queryClient.getQueryData<LogLineRow[]>(key) ?? [];
      return mergeLines(known, await ask({ after: known.at(-1)?.id }, signal)).slice(-mostKept);
    },
    refetchInterval: live ? askEveryMs : false,
    staleTime: live ? 0 : Infinity,
  });
  return {
    ...log,
    beginsHere: beginsHere || (log.data?.length ?? 0) < atOnce,
    reading,
    async readEarlier() {
      const first = log.data?.[0];
      if (!first || reading) return;
      setReading(true);
      try {
        const earlier = await ask({ before: first.id });
        setBeginsHere(earlier.length < atOnce);
        queryClient.setQueryData<LogLineRow[]>(key, (known = []) => mergeLines(earlier, known).slice(0, mostKept));
      } finally {
        setReading(false);
      }
    },
  };
}
