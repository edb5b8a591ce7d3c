import { Link } from "@tanstack/react-router";
import type { AuditRow } from "../../../contract/audit.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Answered } from "../../parts/answered.tsx";
import { linkClass } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { EntryList } from "./entry-list.tsx";

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
        {({ items }) => (items.length === 0 ? <p className="text-text-2">None.</p> : <EntryList entries={items} />)}
      </Answered>
    </Section>
  );
}

/** What else was done to the same thing, in the same conversation or by the same message. */
export function EntriesBeside({ id }: { id: string }) {
  const entries = useLiveAnswer<{ items: AuditRow[] }>(`/api/ops/audit/${encodeURIComponent(id)}/related`, undefined, { everyMs: 15_000 });
  return (
    <Section title="Related entries">
      <Answered query={entries} what="the related entries">
        {({ items }) => (items.length === 0 ? <p className="text-text-2">None.</p> : <EntryList entries={items} />)}
      </Answered>
    </Section>
  );
}
