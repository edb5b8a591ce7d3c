import { X } from "lucide-react";
import { IconButton } from "@tatwats/ui";
import type { AuditRow } from "../../../contract/audit.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Answered } from "../../parts/answered.tsx";
import { shortId } from "../../parts/format-figure.ts";
import { Section } from "../../parts/section.tsx";
import { AuditDetail } from "./audit-detail.tsx";
import { AuditSentence } from "./audit-sentence-text.tsx";
import { EntriesBeside } from "./related-entries.tsx";

/** The entry that was opened, beside the list. */
export function OpenEntry({ id, onClose }: { id: string; onClose: () => void }) {
  const entry = useLiveAnswer<AuditRow>(`/api/ops/audit/${encodeURIComponent(id)}`);
  return (
    <div className="flex min-w-0 flex-col gap-3.5">
      <Section
        title="Entry"
        aside={
          <IconButton size="medium" label="Close the entry" icon={<X aria-hidden size={15} />} className="!h-7 !w-7" onClick={onClose} />
        }
      >
        <Answered query={entry} what={`audit entry ${shortId(id)}`}>
          {(answer) => (
            <>
              <p className="mb-3 font-[560] [overflow-wrap:anywhere]">
                <AuditSentence entry={answer} />
              </p>
              <AuditDetail entry={answer} />
            </>
          )}
        </Answered>
      </Section>
      <EntriesBeside id={id} />
    </div>
  );
}
