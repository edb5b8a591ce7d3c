import { getRouteApi, Link } from "@tanstack/react-router";
import type { AuditRow } from "../../../contract/audit.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { Answered } from "../../parts/answered.tsx";
import { shortId } from "../../parts/format-figure.ts";
import { Section } from "../../parts/section.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";
import { AuditDetail } from "./audit-detail.tsx";
import { AuditSentence } from "./audit-sentence-text.tsx";
import { EntriesBeside } from "./related-entries.tsx";

const route = getRouteApi("/gate/audit/$id");

export function AuditEntryPage() {
  const { id } = route.useParams();
  const entry = useLiveAnswer<AuditRow>(`/api/ops/audit/${encodeURIComponent(id)}`);
  return (
    <Page
      title={entry.data?.action ?? `Entry ${shortId(id)}`}
      parent={<Link to="/audit">Audit</Link>}
      beside={entry.data && <StateBadge kind="outcome" state={entry.data.outcome} />}
      source={entry}
    >
      <Answered query={entry} what={`audit entry ${shortId(id)}`}>
        {(answer) => (
          <div className="grid items-start gap-3.5 xl:grid-cols-[1.3fr_1fr]">
            <Section title="Entry">
              <p className="mb-4 text-base">
                <AuditSentence entry={answer} />
              </p>
              <AuditDetail entry={answer} />
            </Section>
            <EntriesBeside id={id} />
          </div>
        )}
      </Answered>
    </Page>
  );
}
