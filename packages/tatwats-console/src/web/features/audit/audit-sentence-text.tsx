import { Link } from "@tanstack/react-router";
import type { AuditRow } from "../../../contract/audit.ts";
import { HelperLink, MessageLink, TaskLink } from "../../parts/links.tsx";
import { auditSentence, type SentencePart } from "./audit-sentence.ts";

/** An audit entry as a sentence in which who and what are links. */
export function AuditSentence({ entry }: { entry: AuditRow }) {
  // Each part by itself: what people call things may hold characters that turn the direction of what follows.
  return auditSentence(entry).map((part, index) => (
    <bdi key={index}>
      <Part part={part} entry={entry} />
    </bdi>
  ));
}

function Part({ part, entry }: { part: SentencePart; entry: AuditRow }) {
  if (part.role === "actor") return <ActorLink entry={entry} />;
  if (part.role === "target") return <TargetLink entry={entry} text={part.text} />;
  return part.text;
}

function ActorLink({ entry: { actor } }: { entry: AuditRow }) {
  if (actor.kind === "helper") return <HelperLink name={actor.name} className="font-[620]" />;
  return (
    <Link to="/audit" search={{ actor: actor.id }} title={actor.id} className="font-[620] hover:underline">
      {actor.name}
    </Link>
  );
}

/** To the page of the thing, or, where the console has none, to all that was done to it. */
export function TargetLink({ entry: { target }, text }: { entry: AuditRow; text: string }) {
  if (!target) return text;
  if (target.kind === "task")
    return (
      <TaskLink id={target.id} className="font-[620]">
        {text}
      </TaskLink>
    );
  if (target.kind === "message")
    return (
      <MessageLink id={target.id} className="font-[620]">
        {text}
      </MessageLink>
    );
  if (target.kind === "helper") return <HelperLink name={target.id} className="font-[620]" />;
  return (
    <Link to="/audit" search={{ target: target.id }} title={`${target.kind} ${target.id}`} className="font-[620] hover:underline">
      {text}
    </Link>
  );
}
