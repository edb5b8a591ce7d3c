import { useNavigate, useSearch } from "@tanstack/react-router";
import type { HistoryRange } from "../../contract/overview.ts";
import { readTimeSearch, type TimeSearch, usualRange } from "./time-range.ts";

/** The time that was chosen for all pages. */
export function useTimeSearch(): TimeSearch {
  const search = useSearch({ strict: false });
  return readTimeSearch(search);
}

/** The range that charts show. */
export function useHistoryRange(): HistoryRange {
  return useTimeSearch().range ?? usualRange;
}

/** Puts another time into the address, and leaves the page's filters as they are. */
export function useSetTimeSearch(): (time: TimeSearch) => void {
  const navigate = useNavigate();
  return ({ range, since, until }) =>
    void navigate({ to: ".", search: (before) => ({ ...before, range, since, until }), replace: true, resetScroll: false });
}
