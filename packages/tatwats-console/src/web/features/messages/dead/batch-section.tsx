import { RelativeTime } from "@tatwats/ui";
import type { BatchAnswer } from "../../../../contract/dead-letter.ts";
import { useLiveAnswer } from "../../../app/live-answer.ts";
import { formatNumber } from "../../../parts/format-figure.ts";
import { MessageLink } from "../../../parts/links.tsx";
import { Section } from "../../../parts/section.tsx";

const words = { redrive: ["Redriving", "Redriven"], discard: ["Discarding", "Discarded"] } as const;

/** How far a redrive or a discard has come; it goes on whether this page is open or not. */
export function BatchSection({ id }: { id: string }) {
  const batch = useLiveAnswer<BatchAnswer>(`/api/ops/batches/${id}`, undefined, { everyMs: 1_000 });
  if (!batch.data) return null;
  return <Batch batch={batch.data} />;
}

export function Batch({ batch }: { batch: BatchAnswer }) {
  const { deed, state, total, done, refused, reason, by, startedAt, endedAt, faults } = batch;
  const running = state === "running";
  const all = Math.max(total, done + refused, 1);
  const title = `${words[deed][running ? 0 : 1]} ${formatNumber(done)} of ${formatNumber(all === 1 && total === 0 ? 0 : all)}`;
  return (
    <Section title={`${by}: “${reason}”`} aside={<RelativeTime seconds at={endedAt ?? startedAt} />}>
      <p role="status" className="mb-2 font-[620]">
        {title}
        {refused > 0 && <span className="text-bad">, {formatNumber(refused)} refused</span>}
        {state === "done" && done + refused < total && (
          <span className="font-normal text-text-2">
            ; {formatNumber(total - done - refused)} {total - done - refused === 1 ? "was" : "were"} redriven or discarded by somebody else
            meanwhile
          </span>
        )}
        {state === "failed" && <span className="text-bad">: it broke off</span>}
      </p>
      <progress aria-label={title} value={running ? done + refused : all} max={all} className="h-1.5 w-full accent-(--accent)" />
      {faults.length > 0 && (
        <ul className="mt-3 flex flex-col gap-1">
          {faults.map(({ messageId, message }) => (
            <li key={messageId} className="[overflow-wrap:anywhere]">
              <MessageLink id={messageId} /> {message}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
