import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Skeleton, TextArea } from "@tatwats/ui";
import { Pencil } from "lucide-react";
import type { BatchAnswer, DeadGroupRow } from "../../../../contract/dead-letter.ts";
import type { MessageAnswer } from "../../../../contract/message.ts";
import { getJson } from "../../../app/api.ts";
import { DeedButton } from "../../../parts/deed-button.tsx";
import { JsonDiff } from "../../../parts/json-diff.tsx";
import { DeadPreview } from "./dead-preview.tsx";
import { refreshesDead } from "./dead-filter.ts";
import { isObject, mergePatch, parseObject } from "./merge-patch.ts";

export interface EditAndRedriveProps {
  /** The letter whose payload is shown to be edited. */
  example: { messageId: string };
  /** Which are sent again with the same change. */
  which: object;
  group: Pick<DeadGroupRow, "count" | "recipient">;
  onDone: (batch: BatchAnswer) => void;
}

/** Changes the payload of one, and sends all of the group again with the same change. */
export function EditAndRedrive({ example, which, group, onDone }: EditAndRedriveProps) {
  const [text, setText] = useState<string>();
  const message = useQuery({
    queryKey: ["/api/ops/messages", example.messageId, "to edit"],
    queryFn: async () => await getJson<MessageAnswer>(`/api/ops/messages/${example.messageId}`),
    staleTime: Infinity,
  });
  const before = isObject(message.data?.payload) ? message.data.payload : undefined;
  const typed = text ?? (before ? JSON.stringify(before, null, 2) : "");
  const parsed = parseObject(typed);
  const patch = before && "value" in parsed ? mergePatch(before, parsed.value) : undefined;
  const many = group.count > 1;
  return (
    <DeedButton<BatchAnswer>
      label="Edit and redrive…"
      button={{ size: "small", icon: <Pencil aria-hidden size={14} /> }}
      title={many ? `Edit and send ${group.count} again to ${group.recipient}?` : `Edit and send again to ${group.recipient}?`}
      verb={many ? "Edit and redrive all" : "Edit and redrive"}
      wide
      path="/api/ops/dead-letters/redrive"
      body={{ ...which, edit: patch }}
      refreshes={refreshesDead}
      said="The edited letters are on their way"
      undo="Each becomes a new message, caused by the old one, which stays on record as discarded. A payload that does not fit its schema is refused, and stays a dead letter."
      preview={<DeadPreview which={which} />}
      incomplete={patch === undefined}
      onDone={onDone}
    >
      {message.isPending ? (
        <Skeleton className="h-40" />
      ) : (
        <TextArea
          label={many ? "Payload of the latest; what you change is changed in all" : "Payload"}
          rows={Math.min(16, typed.split("\n").length + 1)}
          spellCheck={false}
          value={typed}
          error={"fault" in parsed ? parsed.fault : null}
          onChange={(event) => setText(event.target.value)}
          className="[&_textarea]:font-mono [&_textarea]:text-xs"
        />
      )}
      {before && "value" in parsed && <JsonDiff label="What would change" before={before} after={parsed.value} changesOnly />}
    </DeedButton>
  );
}
