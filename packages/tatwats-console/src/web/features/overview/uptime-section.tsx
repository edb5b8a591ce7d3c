import type { OverviewAnswer } from "../../../contract/overview.ts";
import { formatShare } from "../../parts/format-figure.ts";
import { Section } from "../../parts/section.tsx";

const spans = [
  ["h24", "24 hours"],
  ["d7", "7 days"],
  ["d30", "30 days"],
  ["d90", "90 days"],
] as const;

/** The share of the recorded time in which the system was not down. */
export function UptimeSection({ uptime }: { uptime: OverviewAnswer["uptime"] }) {
  return (
    <Section title="Uptime, of the time on record">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
        {spans.map(([key, label]) => (
          <div key={key} className="flex flex-col-reverse">
            <dt className="mt-1 text-xs text-text-3">{label}</dt>
            <dd>
              <span className="text-base font-[620] tabular-nums">{formatShare(uptime[key])}</span>
              <UptimeBar share={uptime[key]} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function UptimeBar({ share }: { share: number | null }) {
  return (
    <span aria-hidden className="mt-1 block h-1.5 overflow-hidden rounded-full bg-surface-3">
      {share !== null && <span className="block h-full rounded-full bg-ok" style={{ width: `${share * 100}%` }} />}
    </span>
  );
}
