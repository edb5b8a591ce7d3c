import { Link } from "@tanstack/react-router";
import { EmptyState } from "@tatwats/ui";
import type { HelperAnswer } from "../../../contract/helper.ts";
import { Answered, type AnsweredProps } from "../../parts/answered.tsx";
import { formatDuration, formatNumber } from "../../parts/format-figure.ts";
import { Section } from "../../parts/section.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";

export function HelperGrid({ helpers }: { helpers: AnsweredProps<{ items: HelperAnswer[] }>["query"] }) {
  return (
    <Section title="Helpers">
      <Answered query={helpers} what="the helpers">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>No helper has registered yet. The application does so when it starts.</EmptyState>
          ) : (
            <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,13rem),1fr))] gap-2.5">
              {items.map((helper) => (
                <li key={helper.name}>
                  <HelperCard helper={helper} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Section>
  );
}

function HelperCard({ helper }: { helper: HelperAnswer }) {
  return (
    <Link
      to="/helpers/$name"
      params={{ name: helper.name }}
      className="block rounded-sm border border-line bg-surface-2 px-3 py-2.5 hover:border-line-strong"
    >
      <span className="flex justify-between gap-2">
        <span className="truncate font-[620]">{helper.name}</span>
        <StateBadge kind="helper" state={helper.state} />
      </span>
      <span className="mt-1 flex flex-wrap justify-between gap-x-2 text-xs text-text-2">
        <span className="text-text-3">{helper.version}</span>
        <span>{formatNumber(helper.handledPerMinute)}/min</span>
        <span>p95 {formatDuration(helper.handleP95Ms)}</span>
      </span>
    </Link>
  );
}
