import { useState } from "react";
import { formatDay, TextField } from "@tatwats/ui";
import { DeedButton } from "../../../parts/deed-button.tsx";
import { Section } from "../../../parts/section.tsx";
import { type RetentionDays, retentionPlan } from "./retention-plan.ts";

interface Dropped {
  journalDays: string[];
  auditMonths: string[];
}

/** Drops what is old, and keeps its proof. */
export function RetentionSection() {
  const [journal, setJournal] = useState("");
  const [audit, setAudit] = useState("");
  const [now] = useState(() => Date.now());
  const plan = retentionPlan({ journal, audit }, now);
  return (
    <Section title="Retention">
      <p className="mb-3 text-text-2">
        Whole days of messages and whole months of audit entries can be dropped. The seals stay, and with them the proof that what is left,
        and what is dropped, was not altered. An entry says what was dropped, by whom and why.
      </p>
      <DeedButton<Dropped>
        label="Drop what is old…"
        needs="admin"
        title="Drop what is old?"
        verb="Drop"
        danger
        undo="It cannot be undone: what is dropped is gone from this database."
        preview={
          plan.wrong ? <p className="text-text-2">Fill in at least one of the two: whole days, 1 to 36 500.</p> : <Preview {...plan} />
        }
        path="/api/ops/audit/retain"
        body={plan.body}
        incomplete={plan.wrong}
        refreshes={["/api/ops/audit", "/api/ops/messages"]}
        said={({ journalDays, auditMonths }) =>
          `Dropped: ${counted(journalDays.length, "day")} of messages, ${counted(auditMonths.length, "month")} of audit entries.`
        }
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Days label="Keep messages for" value={journal} onChange={setJournal} />
          <Days label="Keep audit entries for" value={audit} onChange={setAudit} />
        </div>
      </DeedButton>
    </Section>
  );
}

function Days({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextField
      label={label}
      inputMode="numeric"
      placeholder="leave as it is"
      trailing="days"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function Preview({ journalBefore, auditBefore, now }: Pick<RetentionDays, "journalBefore" | "auditBefore" | "now">) {
  const date = (at: number) => formatDay(at, now, "UTC");
  return (
    <ul className="list-disc pl-4">
      {journalBefore !== undefined && <li>Messages sent before {date(journalBefore)}, but for days that hold open ones.</li>}
      {auditBefore !== undefined && <li>Audit entries of months that ended before {date(auditBefore)}.</li>}
    </ul>
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
