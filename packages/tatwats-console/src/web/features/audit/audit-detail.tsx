import { Link } from "@tanstack/react-router";
import { formatExact } from "@tatwats/ui";
import type { AuditRow } from "../../../contract/audit.ts";
import { Facts } from "../../parts/facts.tsx";
import { JsonView } from "../../parts/json-view.tsx";
import { ConversationLink, idClass, MessageLink } from "../../parts/links.tsx";
import { TargetLink } from "./audit-sentence-text.tsx";

/** All of one entry. */
export function AuditDetail({ entry }: { entry: AuditRow }) {
  const { target, conversationId, messageId } = entry;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Facts
        facts={[
          [
            "At",
            <time key="at" dateTime={entry.at} title={entry.at}>
              {formatExact(Date.parse(entry.at))}
            </time>,
          ],
          ["Actor", `${entry.actor.name} (${entry.actor.kind} ${entry.actor.id})`],
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
          ["Seal", entry.seal ?? "not yet: entries are sealed each second"],
          [
            "Entry",
            <Link key="entry" to="/audit/$id" params={{ id: entry.id }} className={idClass}>
              {entry.id}
            </Link>,
          ],
        ]}
      />
      {Object.keys(entry.detail).length > 0 && <JsonView label="Detail" value={entry.detail} />}
    </div>
  );
}
