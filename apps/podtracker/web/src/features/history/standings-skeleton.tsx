import { Skeleton } from "@tatwats/ui";
import { RowsSkeleton } from "../../app/rows-skeleton.tsx";

export function StandingsSkeleton() {
  return (
    <RowsSkeleton label="Loading the standings" rows={4} className="h-15 gap-4">
      <Skeleton className="h-4 w-28" />
      <Skeleton className="ml-auto h-2 w-24" />
      <Skeleton className="h-4 w-9" />
    </RowsSkeleton>
  );
}
