import { Loading, Skeleton } from "@tatwats/ui";

/** The frame of the app while the server is asked who this is. */
export function ShellSkeleton() {
  return (
    <Loading label="Loading PodTracker" className="md:grid md:grid-cols-[5rem_minmax(0,1fr)] lg:grid-cols-[14.5rem_minmax(0,1fr)]">
      <div className="hidden h-dvh border-r border-line bg-surface-1 md:block" />
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-3 px-4 pt-8 lg:px-8">
        <Skeleton className="mb-2 h-8 w-40" />
        <Skeleton className="h-28 rounded-lg" />
        <Skeleton className="h-28 rounded-lg" />
      </div>
      <div className="fixed inset-x-0 bottom-0 h-16 border-t border-line bg-surface-1 md:hidden" />
    </Loading>
  );
}
