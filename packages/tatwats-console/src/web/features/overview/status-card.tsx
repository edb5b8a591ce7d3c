import { classNames, RelativeTime, type Status, StatusShape } from "@tatwats/ui";
import type { OverviewAnswer } from "../../../contract/overview.ts";
import { statusWord } from "../../parts/status.ts";

const frames: Partial<Record<Status, string>> = {
  ok: "border-ok/40 from-ok/10",
  warn: "border-warn/45 from-accent-soft",
  bad: "border-bad/50 from-bad-soft",
};
const badges: Partial<Record<Status, string>> = { ok: "bg-ok", warn: "bg-warn", bad: "bg-bad" };

/** The whole in one sentence: how it is, since when. */
export function StatusCard({ overview }: { overview: OverviewAnswer }) {
  const { status, word } = statusWord("component", overview.status);
  return (
    <section
      aria-label="Status of the whole"
      className={classNames(
        "flex flex-wrap items-center gap-x-4 gap-y-3 rounded-md border bg-linear-90 to-surface-1 to-55% px-4 py-3.5",
        frames[status],
      )}
    >
      <span className={classNames("inline-flex items-center gap-2 rounded-sm px-3 py-1.5 font-bold text-bg capitalize", badges[status])}>
        <StatusShape status={status} className="!text-bg" />
        {word}
      </span>
      <div className="min-w-60 flex-1">
        <p className="text-lg leading-snug font-[660] tracking-tight">{overview.sentence}</p>
        <p className="text-text-2">
          Since <RelativeTime at={overview.since} />
        </p>
      </div>
    </section>
  );
}
