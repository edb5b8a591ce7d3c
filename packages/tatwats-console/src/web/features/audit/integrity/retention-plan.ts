const day = 86_400_000;
const mostDays = 36_500;

export interface RetentionDays {
  /** Nothing is filled in, or something is no number of days. */
  wrong: boolean;
  body: { journalDays?: number; auditDays?: number };
  /** What is older is dropped, in ms since 1970; undefined where nothing is. */
  journalBefore: number | undefined;
  auditBefore: number | undefined;
  now: number;
}

/** What was typed, as a request and as the times before which things go. */
export function retentionPlan({ journal, audit }: { journal: string; audit: string }, now: number): RetentionDays {
  const [journalDays, auditDays] = [daysOf(journal), daysOf(audit)];
  const wrong = journalDays === "wrong" || auditDays === "wrong" || (journalDays === undefined && auditDays === undefined);
  const before = (days: number | undefined | "wrong") => (typeof days === "number" ? now - days * day : undefined);
  return {
    wrong,
    body: {
      ...(typeof journalDays === "number" && { journalDays }),
      ...(typeof auditDays === "number" && { auditDays }),
    },
    journalBefore: before(journalDays),
    auditBefore: before(auditDays),
    now,
  };
}

function daysOf(text: string): number | undefined | "wrong" {
  if (text.trim() === "") return undefined;
  const days = Number(text.trim());
  return Number.isInteger(days) && days >= 1 && days <= mostDays ? days : "wrong";
}
