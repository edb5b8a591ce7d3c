import { RotateCcw, Trash2 } from "lucide-react";
import type { BatchAnswer, DeadGroupRow } from "../../../../contract/dead-letter.ts";
import { DeedButton } from "../../../parts/deed-button.tsx";
import { refreshesDead } from "./dead-filter.ts";
import { DeadPreview } from "./dead-preview.tsx";
import { EditAndRedrive } from "./edit-and-redrive.tsx";

export interface DeadDeedsProps {
  group: Pick<DeadGroupRow, "recipient" | "count" | "latest">;
  /** `{ ids }` or `{ filter }`, as the server takes it. */
  which: object;
  onBatch: (batch: BatchAnswer) => void;
}

/** What can be done about dead letters: send again, send again edited, let be. */
export function DeadDeeds({ group, which, onBatch }: DeadDeedsProps) {
  const { recipient, count } = group;
  const many = count > 1;
  return (
    <div className="flex flex-wrap gap-2">
      <DeedButton<BatchAnswer>
        label={many ? `Redrive ${count}…` : "Redrive…"}
        button={{ size: "small", variant: "primary", icon: <RotateCcw aria-hidden size={14} /> }}
        title={many ? `Send ${count} again to ${recipient}?` : `Send again to ${recipient}?`}
        verb="Redrive"
        path="/api/ops/dead-letters/redrive"
        body={which}
        refreshes={refreshesDead}
        said="They are on their way"
        undo="Each gets as many attempts as at first, after what waits there. What fails once more becomes a dead letter again."
        preview={<DeadPreview which={which} />}
        onDone={onBatch}
      />
      <EditAndRedrive example={group.latest} which={which} group={group} onDone={onBatch} />
      <DeedButton<BatchAnswer>
        label="Discard…"
        button={{ size: "small", icon: <Trash2 aria-hidden size={14} /> }}
        title={many ? `Discard ${count} dead letters?` : "Discard this dead letter?"}
        verb="Discard"
        danger
        path="/api/ops/dead-letters/discard"
        body={which}
        refreshes={refreshesDead}
        said="They are discarded"
        undo="There is no undo: they will not be sent again. They stay in the journal, with your reason."
        preview={<DeadPreview which={which} />}
        onDone={onBatch}
      />
    </div>
  );
}
