import { RelativeTime } from "@tatwats/ui";
import type { OverviewAnswer } from "../../../contract/overview.ts";
import { HelperLink } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";

/** What the whole stands on, each with the reason of its state. */
export function ComponentsSection({ components }: { components: OverviewAnswer["components"] }) {
  return (
    <Section title="Components">
      <ul className="-mb-1.5">
        {components.map(({ name, status, reason, since }) => (
          <li
            key={name}
            className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-baseline gap-x-3 border-b border-line py-1.5 last:border-b-0 sm:grid-cols-[8.5rem_6.5rem_minmax(0,1fr)_auto]"
          >
            <span className="truncate font-[560]">{name.startsWith("the_") ? <HelperLink name={name} /> : name}</span>
            <StateBadge kind="component" state={status} />
            <span className="text-text-2 [overflow-wrap:anywhere] max-sm:order-last max-sm:col-span-3">{reason}</span>
            <RelativeTime seconds at={since} bare className="text-right text-text-3 tabular-nums" />
          </li>
        ))}
      </ul>
    </Section>
  );
}
