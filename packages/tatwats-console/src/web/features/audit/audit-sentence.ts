import type { AuditRow } from "../../../contract/audit.ts";

/** A piece of a sentence; actor and target are shown as links. */
export interface SentencePart {
  role: "actor" | "target" | "plain";
  text: string;
}

type SentenceMaker = (entry: AuditRow) => SentencePart[];

// The framework's own deeds, in words of their own. Everything else is read from its action.
const makers: Record<string, SentenceMaker> = {
  "task.started": (entry) => [actor(entry), plain(" started "), target(entry)],
  "task.completed": (entry) => [target(entry), plain(" was completed")],
  "task.failed": (entry) => [target(entry), plain(" failed"), plain(countOf(entry, "dead", "dead letter"))],
  "delivery.died": (entry) => [target(entry), plain(` became a dead letter: ${textOf(entry, "reason")}`)],
  "audit.verified": (entry) => [actor(entry), plain(` verified the audit log: ${verdictOf(entry)}`)],
};

/** What an audit entry tells, as a sentence: `Ada created deck Krenko`. An action is a noun and what was done to it. */
export function auditSentence(entry: AuditRow): SentencePart[] {
  const maker = Object.hasOwn(makers, entry.action) ? makers[entry.action] : undefined;
  return maker ? maker(entry) : [...deed(entry), ...aftermath(entry)];
}

/** The same as one text, for names of controls. */
export function auditText(entry: AuditRow): string {
  return auditSentence(entry)
    .map((part) => part.text)
    .join("");
}

function deed(entry: AuditRow): SentencePart[] {
  const dot = entry.action.lastIndexOf(".");
  const noun = dot < 0 ? "" : words(entry.action.slice(0, dot));
  const verb = words(entry.action.slice(dot + 1));
  const sameAsActor = entry.target?.id === entry.actor.id;
  // "Ada signed in", not "signed in account": a verb of two words that is about the actor says it all.
  const object = sameAsActor && verb.includes(" ") ? "" : noun;
  const said = [actor(entry), plain(` ${[verb, object].filter(Boolean).join(" ")}`)];
  return entry.target && !sameAsActor ? [...said, plain(" "), target(entry)] : said;
}

function aftermath(entry: AuditRow): SentencePart[] {
  if (entry.outcome === "done") return [];
  const reason = textOf(entry, "reason");
  return [plain(reason ? `: ${entry.outcome}, ${reason}` : `: ${entry.outcome}`)];
}

function actor(entry: AuditRow): SentencePart {
  return { role: "actor", text: entry.actor.name };
}

function target(entry: AuditRow): SentencePart {
  return { role: "target", text: entry.target?.name ?? entry.target?.id ?? "something" };
}

function plain(text: string): SentencePart {
  return { role: "plain", text };
}

function words(text: string): string {
  return text.replaceAll(/[._-]+/g, " ").trim();
}

function textOf(entry: AuditRow, key: string): string {
  const value = entry.detail[key];
  return typeof value === "string" ? value : "";
}

function countOf(entry: AuditRow, key: string, noun: string): string {
  const count = entry.detail[key];
  return typeof count === "number" && count > 0 ? `: ${count} ${noun}${count === 1 ? "" : "s"}` : "";
}

function verdictOf(entry: AuditRow): string {
  const { ok, entries, firstFault } = entry.detail;
  if (ok === true) return `${String(entries)} entries, no fault`;
  const what =
    typeof firstFault === "object" && firstFault !== null && "what" in firstFault ? String(firstFault.what) : "a fault was found";
  return what;
}
