import { Card, Loading, Skeleton } from "@tatwats/ui";

/** Standings that are still on their way, as high as they will be. */
export function StandingsSkeleton() {
  return (
    <Loading label="Loading the standings">
      <Card flush>
        {[0, 1, 2, 3].map((index) => (
          <div key={index} className="flex h-15 items-center gap-4 border-t border-line px-3.5 first:border-t-0">
            <Skeleton className="h-4 w-28" />
            <Skeleton className="ml-auto h-2 w-24" />
            <Skeleton className="h-4 w-9" />
          </div>
        ))}
      </Card>
    </Loading>
  );
}
