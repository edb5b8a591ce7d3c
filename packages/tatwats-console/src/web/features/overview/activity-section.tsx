import { Link } from "@tanstack/react-router";
import { EmptyState } from "@tatwats/ui";
import type { AuditRow } from "../../../contract/audit.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Answered } from "../../parts/answered.tsx";
import { linkClass } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { EntryList } from "../audit/entry-list.tsx";

const latest = { limit: 10 };

/** The last few entries of the audit log, as sentences. */
export function ActivitySection() {
  const entries = useLiveAnswer<{ items: AuditRow[] }>("/api/ops/audit", latest);
  const all = (
    <Link to="/audit" className={linkClass}>
      All of the audit log
    </Link>
  );
  return (
    <Section title="Activity" aside={all}>
      <Answered query={entries} what="the latest activity">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>Nothing was done yet. Whatever anybody does will stand here.</EmptyState>
          ) : (
            <EntryList entries={items} />
          )
        }
      </Answered>
    </Section>
  );
}
