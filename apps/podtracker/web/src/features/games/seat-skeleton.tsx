import { Loading, Skeleton } from "@tatwats/ui";

export function SeatSkeleton() {
  return (
    <Loading label="Loading the members" className="flex flex-col gap-3">
      <Skeleton className="h-4 w-40" />
      <div className="flex flex-wrap gap-2">
        {[0, 1, 2, 3].map((index) => (
          <Skeleton key={index} className="h-11 w-24 rounded-full" />
        ))}
      </div>
    </Loading>
  );
}
