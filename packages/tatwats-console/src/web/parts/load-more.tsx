import { Button } from "@tatwats/ui";

export interface LoadMoreProps {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown };
  /** How many are shown, and of what. */
  shown: number;
  noun: string;
}

/** Below a list: how much of it is shown, and the button for the rest. */
export function LoadMore({ list, shown, noun }: LoadMoreProps) {
  if (shown === 0) return null;
  return (
    <div className="flex items-center justify-between gap-4 border-t border-line px-3 py-2.5 text-text-3">
      <span>{list.hasNextPage ? `The latest ${shown} ${noun}` : `All ${shown} ${noun}`}</span>
      {list.hasNextPage && (
        <Button size="small" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Load more
        </Button>
      )}
    </div>
  );
}
