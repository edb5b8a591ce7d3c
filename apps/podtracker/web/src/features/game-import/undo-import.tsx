import { useState } from "react";
import type { GameImportBatch } from "@podtracker/contract";
import { Button, Dialog, ErrorNote, showToast } from "@tatwats/ui";
import { counted } from "../../app/counted.ts";
import { explainError } from "../../app/explain-error.ts";
import { useUndoImport } from "./import-games.ts";

export interface UndoImportProps {
  podId: string;
  batch: Pick<GameImportBatch, "batchId" | "games" | "changed">;
  onUndone?: () => void;
}

/** A button that takes an import back, once it is said what goes with it. */
export function UndoImport({ podId, batch, onUndone }: UndoImportProps) {
  const [asking, setAsking] = useState(false);
  const games = counted(batch.games, "game");
  const undo = useUndoImport(podId, () => {
    setAsking(false);
    showToast({ text: `The import of ${games} is undone.`, tone: "ok" });
    onUndone?.();
  });

  return (
    <>
      <Button size="touch" onClick={() => setAsking(true)}>
        Undo
      </Button>
      {asking && (
        <Dialog
          open
          onOpenChange={setAsking}
          title={`Undo the import of ${games}?`}
          description="These games go from the history and the standings, and so do the guests that came with them and play in no other game. You can import them again."
          footer={
            <>
              <Button size="touch" onClick={() => setAsking(false)}>
                Keep them
              </Button>
              <Button size="touch" variant="danger" busy={undo.isPending} onClick={() => undo.mutate(batch.batchId)}>
                Remove {games}
              </Button>
            </>
          }
        >
          {batch.changed > 0 && (
            <p className="text-sm">
              {counted(batch.changed, "game")} of them changed since: corrected or voided. What was changed goes, too.
            </p>
          )}
          {undo.error && <ErrorNote className="mt-3" {...explainError(undo.error, "Undoing the import")} />}
        </Dialog>
      )}
    </>
  );
}
