import { Card, Loading, Skeleton } from "@tatwats/ui";

export function GameRowsSkeleton({ rows }: { rows: number }) {
  return (
    <Loading label="Loading the games">
      <Card flush>
        {Array.from({ length: rows }, (_, index) => (
          <div key={index} className="flex h-[4.25rem] items-center gap-3 border-t border-line px-3.5 first:border-t-0">
            <Skeleton className="h-10 w-1.5 rounded-full" />
            <div className="flex flex-1 flex-col gap-2">
              <Skeleton className="h-4 w-3/5" />
              <Skeleton className="h-3 w-2/5" />
            </div>
          </div>
        ))}
      </Card>
    </Loading>
  );
}
