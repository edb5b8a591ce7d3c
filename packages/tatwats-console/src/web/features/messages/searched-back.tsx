import { useEffect, useEffectEvent } from "react";
import { Button, RelativeTime } from "@tatwats/ui";

interface SearchedBackProps {
  /** ISO 8601: up to where the search has looked. */
  at: string;
  found: number;
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown };
}

/** A search that goes on by itself until it has found something is still to be stopped by leaving: it looks at so many at a time. */
const enough = 20;

/** How far back a search in payloads has come, which goes through the journal piece by piece. */
export function SearchedBack({ at, found, list }: SearchedBackProps) {
  const goOn = useEffectEvent(() => void list.fetchNextPage());
  const wantsMore = found < enough && list.hasNextPage && !list.isFetchingNextPage;
  useEffect(() => {
    if (wantsMore) goOn();
  }, [wantsMore, at]);
  return (
    <div role="status" className="flex flex-wrap items-center justify-between gap-3 border-t border-line px-3 py-2.5 text-text-2">
      <span>
        {list.hasNextPage ? "Searched back to " : "Searched all, back to "}
        <RelativeTime at={at} />
        {list.isFetchingNextPage && ", going on …"}
      </span>
      {list.hasNextPage && !wantsMore && (
        <Button size="small" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Search further back
        </Button>
      )}
    </div>
  );
}
