import { type Finding, findingsIn, type IncidentSeverity, type Sight } from "./incident-rules.ts";

/** An incident that has not closed. */
export interface OpenIncident {
  id: string;
  rule: string;
  component: string;
  openedAt: Date;
}

export interface Judgement {
  open: { rule: string; component: string; severity: IncidentSeverity; sentence: string }[];
  /** Those that go on: what is to be said of them now; null where nothing new is known. */
  stay: { id: string; severity: IncidentSeverity | null; sentence: string | null }[];
  /** Why, in words, and for how long it was open, in ms. */
  close: { id: string; rule: string; component: string; why: string; lastedMs: number }[];
}

/**
 * Says which incidents open, go on and close. What is between good and bad changes nothing: so an
 * incident does not flicker. One whose component is not there any more closes.
 */
export function judgeIncidents(open: readonly OpenIncident[], sight: Sight, now: Date): Judgement {
  const findings = new Map(findingsIn(sight).map((finding) => [nameOf(finding), finding]));
  const known = new Set(open.map(nameOf));
  const judgement: Judgement = { open: [], stay: [], close: [] };
  for (const incident of open) {
    const finding = findings.get(nameOf(incident));
    if (finding && !finding.closes) judgement.stay.push(newsOf(incident.id, finding));
    else judgement.close.push({ ...closingOf(incident, now), why: finding ? "It is well again." : "It is not there any more." });
  }
  for (const [name, { opens, rule, component, severity, sentence }] of findings) {
    if (opens && !known.has(name)) judgement.open.push({ rule, component, severity, sentence });
  }
  return judgement;
}

/** The sentence keeps what it said when it was worst known, until it is bad anew. */
function newsOf(id: string, { opens, severity, sentence }: Finding): Judgement["stay"][number] {
  return opens ? { id, severity, sentence } : { id, severity: null, sentence: null };
}

function closingOf({ id, rule, component, openedAt }: OpenIncident, now: Date) {
  return { id, rule, component, lastedMs: Math.max(0, now.getTime() - openedAt.getTime()) };
}

function nameOf({ rule, component }: { rule: string; component: string }): string {
  return `${rule}\n${component}`;
}
