import { Link } from "@tanstack/react-router";
import { RelativeTime } from "@tatwats/ui";
import type { AuditRow } from "../../../contract/audit.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Answered } from "../../parts/answered.tsx";
import { linkClass } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { AuditSentence } from "./audit-sentence-text.tsx";

/** What the audit log says of one conversation. */
export function RelatedEntries({ conversationId }: { conversationId: string }) {
  const entries = useLiveAnswer<{ items: AuditRow[] }>("/api/ops/audit", { conversation: conversationId, limit: 20 });
  const all = (
    <Link to="/audit" search={{ conversation: conversationId }} className={linkClass}>
      In the audit log
    </Link>
  );
  return (
    <Section title="Audit entries of this conversation" aside={all}>
      <Answered query={entries} what="the audit entries">
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-text-2">None.</p>
          ) : (
            <ul>
              {items.map((entry) => (
                <li key={entry.id} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-2 border-b border-line py-1.5 last:border-b-0">
                  <RelativeTime seconds at={entry.at} className="text-text-3" />
                  <span className="[overflow-wrap:anywhere]">
                    <AuditSentence entry={entry} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Section>
  );
}
