import { Link } from "@tanstack/react-router";
import { AbsoluteTime, EmptyState } from "@tatwats/ui";
import type { AuditRow } from "../../../contract/audit.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Answered } from "../../parts/answered.tsx";
import { linkClass } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { AuditSentence } from "../audit/audit-sentence-text.tsx";

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
            <ol className="-mb-1.5">
              {items.map((entry) => (
                <li key={entry.id} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-2 border-b border-line py-1.5 last:border-b-0">
                  <AbsoluteTime at={entry.at} className="text-text-3 tabular-nums" />
                  <span className="[overflow-wrap:anywhere]">
                    <AuditSentence entry={entry} />
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Answered>
    </Section>
  );
}
