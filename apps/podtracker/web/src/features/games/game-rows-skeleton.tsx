import { Skeleton } from "@tatwats/ui";
import { RowsSkeleton } from "../../app/rows-skeleton.tsx";

export function GameRowsSkeleton({ rows }: { rows: number }) {
  return (
    <RowsSkeleton label="Loading the games" rows={rows} className="h-[4.25rem] gap-3">
      <Skeleton className="h-10 w-1.5 rounded-full" />
      <div className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-4 w-3/5" />
        <Skeleton className="h-3 w-2/5" />
      </div>
    </RowsSkeleton>
  );
}
