import { type Column, DataTable, RelativeTime } from "@tatwats/ui";
import type { OverviewAnswer } from "../../../contract/overview.ts";
import { HelperLink } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";

type Component = OverviewAnswer["components"][number];

const columns: Column<Component>[] = [
  { key: "name", header: "Component", rowHeader: true, cell: ({ name }) => (name.startsWith("the_") ? <HelperLink name={name} /> : name) },
  { key: "state", header: "State", cell: ({ status }) => <StateBadge kind="component" state={status} /> },
  { key: "reason", header: "Reason", cell: ({ reason }) => reason, className: "text-text-2 sm:min-w-56" },
  {
    key: "since",
    header: "Since",
    align: "right",
    cell: ({ since }) => <RelativeTime seconds at={since} bare />,
    className: "text-text-3 whitespace-nowrap max-sm:hidden",
  },
];

export function ComponentsSection({ components }: { components: Component[] }) {
  return (
    <Section title="Components" flush>
      <DataTable caption="Components" columns={columns} rows={components} rowKey={({ name }) => name} />
    </Section>
  );
}
