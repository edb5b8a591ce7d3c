import type { AuditRow } from "../../../../contract/audit.ts";
import { useLiveAnswer } from "../../../app/live-answer.ts";
import { Page } from "../../../app/page.tsx";
import { Answered } from "../../../parts/answered.tsx";
import { Section } from "../../../parts/section.tsx";
import { AuditTabs } from "../audit-tabs.tsx";
import { EntryList } from "../entry-list.tsx";
import { LatestSeal } from "./latest-seal.tsx";
import { RetentionSection } from "./retention-section.tsx";
import { VerifySection } from "./verify-section.tsx";

/** Whether the record is as it was written, how anybody can check it, and what may be dropped from it. */
export function IntegrityPage() {
  const verified = useLiveAnswer<{ items: AuditRow[] }>("/api/ops/audit", { action: "audit.verified", limit: 5 });
  return (
    <Page title="Integrity of the audit log" tabs={<AuditTabs />} source={verified}>
      <VerifySection />
      <div className="grid items-start gap-3.5 xl:grid-cols-2">
        <LatestSeal />
        <div className="flex min-w-0 flex-col gap-3.5">
          <Section title="Latest verifications">
            <Answered query={verified} what="the latest verifications">
              {({ items }) =>
                items.length === 0 ? <p className="text-text-2">Nobody has verified it yet.</p> : <EntryList entries={items} />
              }
            </Answered>
          </Section>
          <RetentionSection />
        </div>
      </div>
    </Page>
  );
}
