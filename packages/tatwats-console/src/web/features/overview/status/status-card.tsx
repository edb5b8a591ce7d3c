import type { ReactNode } from "react";
import { AbsoluteTime, classNames, RelativeTime, type Status, StatusShape } from "@tatwats/ui";
import type { OverviewAnswer } from "../../../../contract/overview.ts";
import { HelperLink } from "../../../parts/links.tsx";
import { StateBadge } from "../../../parts/state-badge.tsx";
import { statusWord } from "../../../parts/status.ts";
import { CauseLine } from "./cause-line.tsx";
import { statusWords } from "./status-words.ts";

const frames: Partial<Record<Status, string>> = {
  ok: "border-ok/40 from-ok/10",
  warn: "border-warn/45 from-accent-soft",
  bad: "border-bad/50 from-bad-soft",
};
const badges: Partial<Record<Status, string>> = { ok: "bg-ok", warn: "bg-warn", bad: "bg-bad" };

/** The whole in a sentence or two: how it is, why, since when, and what can be done at once. */
export function StatusCard({ overview, actions }: { overview: OverviewAnswer; actions?: ReactNode }) {
  const { status, word } = statusWord("component", overview.status);
  const { headline, detail, others } = statusWords(overview);
  const about = overview.components.find(({ name }) => name === overview.about);
  // The sentence is about one component: its time counts, not that of the whole, which something else may have begun.
  const since = about?.since ?? overview.since;
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
        <p className="text-lg leading-snug font-[660] tracking-tight">{headline}</p>
        {detail && <p>{detail}</p>}
        {about?.isHelper && <CauseLine helper={about.name} />}
        <p className="text-text-2">
          Since <AbsoluteTime at={since} />, <RelativeTime seconds at={since} />
        </p>
        {others.length > 0 && <Others components={others} />}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </section>
  );
}

/** What else is not well, each with its reason: that nothing is lost may be said by any of them. */
function Others({ components }: { components: OverviewAnswer["components"] }) {
  return (
    <ul aria-label="Also not well" className="mt-2 flex flex-col gap-1">
      {components.map(({ name, status, reason, isHelper }) => (
        <li key={name} className="flex flex-wrap items-baseline gap-x-2">
          {isHelper ? <HelperLink name={name} className="inline-block py-0.5 font-[620]" /> : <span className="font-[620]">{name}</span>}
          <StateBadge kind="component" state={status} />
          <span className="text-text-2">{reason}</span>
        </li>
      ))}
    </ul>
  );
}
