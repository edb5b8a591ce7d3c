import { Link } from "@tanstack/react-router";
import { AbsoluteTime } from "@tatwats/ui";
import type { AuditRow } from "../../../contract/audit.ts";
import { Facts } from "../../parts/facts.tsx";
import { JsonDiff } from "../../parts/json-diff.tsx";
import { JsonView } from "../../parts/json-view.tsx";
import { ConversationLink, idClass, linkClass, MessageLink } from "../../parts/links.tsx";
import { TargetLink } from "./audit-sentence-text.tsx";
import { splitDetail } from "./split-detail.ts";

/** All of one entry: who, what, where, why, and what was changed. */
export function AuditDetail({ entry }: { entry: AuditRow }) {
  const { target, conversationId, messageId } = entry;
  const { change, reason, rest } = splitDetail(entry.detail);
  return (
    <div className="flex flex-col gap-4">
      <Facts
        facts={[
          ["At", <AbsoluteTime key="at" at={entry.at} form="exact" />],
          ["Reason", reason && `“${reason}”`],
          [
            "Actor",
            <span key="actor">
              {entry.actor.name}{" "}
              <span className="text-text-3">
                {entry.actor.kind} {entry.actor.id}
              </span>
            </span>,
          ],
          [
            "Action",
            <code key="action" className="font-mono text-xs">
              {entry.action}
            </code>,
          ],
          [
            "Target",
            target && (
              <span key="target">
                {target.kind} <TargetLink entry={entry} text={target.name ?? target.id} />
              </span>
            ),
          ],
          ["Address", entry.address],
          ["Message", messageId && <MessageLink key="message" id={messageId} />],
          ["Conversation", conversationId && <ConversationLink key="conversation" id={conversationId} />],
          ["Seal", <Seal key="seal" entry={entry} />],
          [
            "Entry",
            <Link key="entry" to="/audit/$id" params={{ id: entry.id }} className={`${idClass} !whitespace-normal`}>
              {entry.id}
            </Link>,
          ],
        ]}
      />
      {change && (
        <div>
          <h3 className="mb-1.5 text-xs font-[560] text-text-3">Before and after</h3>
          <JsonDiff label="Before and after" {...change} />
        </div>
      )}
      {Object.keys(rest).length > 0 && (
        <div>
          <h3 className="mb-1.5 text-xs font-[560] text-text-3">Detail</h3>
          <JsonView label="Detail" value={rest} />
        </div>
      )}
    </div>
  );
}

function Seal({ entry: { id, seal } }: { entry: AuditRow }) {
  if (seal === null) return <span className="text-text-3">not yet: entries are sealed each second</span>;
  return (
    <>
      {seal} ·{" "}
      <a href={`/api/ops/audit/${id}/proof`} download={`proof-${id}.json`} className={linkClass}>
        Download the proof
      </a>
    </>
  );
}
