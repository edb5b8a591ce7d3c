import { useQuery } from "@tanstack/react-query";
import { RelativeTime, Skeleton } from "@tatwats/ui";
import type { DeadPreviewAnswer } from "../../../../contract/dead-letter.ts";
import { sendJson } from "../../../app/api.ts";
import { formatNumber } from "../../../parts/format-figure.ts";
import { Trouble } from "../../../parts/trouble.tsx";

/** What a deed would touch, asked of the server just before. */
export function DeadPreview({ which }: { which: object }) {
  const preview = useQuery({
    queryKey: ["/api/ops/dead-letters/preview", which],
    queryFn: async () => (await sendJson("POST", "/api/ops/dead-letters/preview", which)) as DeadPreviewAnswer,
    staleTime: 0,
  });
  if (preview.error) return <Trouble error={preview.error} what="Counting what it touches" onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Skeleton className="h-10" />;
  const { count, recipients, types, oldestAt, newestAt } = preview.data;
  if (count === 0) return <p>None of these is a dead letter any more.</p>;
  return (
    <>
      <p>
        <b className="font-[650]">
          {formatNumber(count)} {count === 1 ? "dead letter" : "dead letters"}
        </b>{" "}
        to {recipients.map(({ name }) => name).join(", ")}: {types.map(({ type, count: of }) => `${formatNumber(of)} × ${type}`).join(", ")}
      </p>
      {oldestAt && newestAt && (
        <p className="text-text-3">
          died <RelativeTime at={oldestAt} />
          {oldestAt !== newestAt && (
            <>
              {" "}
              to <RelativeTime at={newestAt} />
            </>
          )}
        </p>
      )}
    </>
  );
}
