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
  "delivery.taken-over": (entry) => [actor(entry), plain(` took over from a dead process what was at work at `), target(entry)],
  "incident.opened": (entry) => [actor(entry), plain(` opened an incident: ${textOf(entry, "sentence")}`)],
  "audit.verified": (entry) => [actor(entry), plain(` verified the audit log: ${verdictOf(entry)}`)],
};

// Asked for and not granted: what was done is told as what was asked, for it was not done.
const refusals: Record<string, string> = {
  "account.created": "A sign-up as ",
  "account.signed-in": "A sign-in as ",
};

// What is done to a part of a thing, as its settings or its role, is told with "of".
const partVerbs = new Set(["changed", "posted"]);

/** What an audit entry tells, as a sentence: `Ada created deck Krenko`. An action is a noun and what was done to it. */
export function auditSentence(entry: AuditRow): SentencePart[] {
  if (entry.outcome === "refused") return refusal(entry);
  const maker = Object.hasOwn(makers, entry.action) ? makers[entry.action] : undefined;
  return maker ? maker(entry) : [...deed(entry), ...aftermath(entry)];
}

/** The same as one text, for names of controls. */
export function auditText(entry: AuditRow): string {
  return auditSentence(entry)
    .map((part) => part.text)
    .join("");
}

function refusal(entry: AuditRow): SentencePart[] {
  const reason = textOf(entry, "reason");
  const ending = plain(reason ? ` was refused: ${reason}` : " was refused");
  if (Object.hasOwn(refusals, entry.action)) return [plain(refusals[entry.action]!), actor(entry), ending];
  const about = entry.target ? [plain(" on "), target(entry)] : [];
  return [actor(entry), plain(" asked for "), plain(words(entry.action)), ...about, plain(", which"), ending];
}

function deed(entry: AuditRow): SentencePart[] {
  const dot = entry.action.lastIndexOf(".");
  const noun = dot < 0 ? "" : words(entry.action.slice(0, dot));
  const verb = verbOf(words(entry.action.slice(dot + 1)));
  const sameAsActor = entry.target?.id === entry.actor.id;
  // "Ada signed in", not "signed in account": a verb of two words that is about the actor says it all.
  const object = sameAsActor && verb.includes(" ") ? "" : noun;
  const said = [actor(entry), plain(` ${[verb, object].filter(Boolean).join(" ")}`)];
  if (!entry.target || sameAsActor) return said;
  // "changed settings of the_author": what was done to a part of the target, not to the target itself.
  const isPart = object !== "" && object !== words(entry.target.kind) && partVerbs.has(verb);
  return [...said, plain(isPart ? " of " : " "), target(entry)];
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

/** `role changed` → `changed role of`; `rolled back` stands as it is. */
function verbOf(text: string): string {
  const [first, ...rest] = text.split(" ").toReversed();
  const isInverted = rest.length > 0 && first!.endsWith("ed") && !rest.at(-1)!.endsWith("ed");
  return isInverted ? `${first} ${rest.toReversed().join(" ")} of` : text;
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
