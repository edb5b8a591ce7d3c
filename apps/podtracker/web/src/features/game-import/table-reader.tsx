import { useState } from "react";
import type { GamesImport } from "@podtracker/contract";
import { Button, Card, ErrorNote, Loading, Skeleton, useTimeZone } from "@tatwats/ui";
import { CircleCheck } from "lucide-react";
import { counted } from "../../app/counted.ts";
import { explainError } from "../../app/explain-error.ts";
import { TextOrFile } from "../../app/text-or-file.tsx";
import { useDebounced } from "../../app/use-debounced.ts";
import { ImportPreview } from "./import-preview.tsx";
import { useImportGames, useReadGames } from "./import-games.ts";
import { type MappingDraft, mappingOf, nothingSaid } from "./mapping-draft.ts";
import { textOfFile } from "./read-table-file.ts";
import { UndoImport } from "./undo-import.tsx";

const settleMs = 400;

interface Table {
  csv: string;
  /** Counts the texts. */
  version: number;
  draft: MappingDraft;
  /** The answer to which the draft's columns were said. */
  basis: GamesImport["understood"] | undefined;
}

/** The table on one side, and on the other what is understood of it; on a phone one below the other. */
export function TableReader({ podId }: { podId: string }) {
  const [table, setTable] = useState<Table>({ csv: "", version: 0, draft: nothingSaid, basis: undefined });
  const [done, setDone] = useState<{ batchId: string; games: number } | null>(null);
  const timeZone = useTimeZone() ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const settled = useDebounced(table, settleMs);
  const mapping = mappingOf(settled.draft, settled.basis, timeZone);
  const reading = useReadGames(podId, { csv: settled.csv, version: settled.version, mapping });
  const isEmpty = table.csv.trim() === "";
  const isCurrent = settled === table && !reading.isPlaceholderData && !reading.isFetching;
  const create = useImportGames(podId);

  function write(csv: string) {
    setDone(null);
    create.reset();
    setTable(({ version }) => ({ csv, version: version + 1, draft: nothingSaid, basis: undefined }));
  }

  function say(draft: MappingDraft) {
    setTable((before) => ({ ...before, draft, basis: before.basis ?? reading.data?.understood }));
  }

  function save() {
    create.mutate(
      { csv: table.csv, mapping },
      {
        onSuccess: ({ batchId, understood }) => {
          write("");
          if (batchId) setDone({ batchId, games: understood.games });
        },
      },
    );
  }

  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <TableInput csv={table.csv} onChange={write} />
      <div aria-live="polite" aria-busy={!isEmpty && !isCurrent} className="flex min-w-0 flex-col gap-4">
        {done && <Done podId={podId} {...done} onUndone={() => setDone(null)} />}
        {isEmpty && !done && (
          <p className="text-text-2">
            This side tells what is understood of your table before anything is saved. A row may be a player’s seat, or a whole game; the
            columns may stand in any order.
          </p>
        )}
        {!isEmpty && reading.error && <ErrorNote {...explainError(reading.error, "Reading the table")} />}
        {!isEmpty && !reading.data && !reading.error && (
          <Loading label="Reading the table">
            <Skeleton className="h-36 rounded-lg" />
          </Loading>
        )}
        {!isEmpty && reading.data && !reading.error && (
          <>
            <ImportPreview podId={podId} answer={reading.data} draft={table.draft} onSay={say} />
            {create.error && <ErrorNote {...explainError(create.error, "Importing the games")} />}
            <Save answer={reading.data} busy={create.isPending} ready={isCurrent} onSave={save} />
          </>
        )}
      </div>
    </div>
  );
}

function TableInput({ csv, onChange }: { csv: string; onChange: (csv: string) => void }) {
  return (
    <TextOrFile
      label="Your table"
      hint="CSV from any spreadsheet, or rows copied out of one."
      placeholder={"Date,Game,Player,Commander,Place\n2023-04-06,1,Ash,Krenko,1\n2023-04-06,1,Dara,Atraxa,2"}
      fileLabel="File with a table"
      accept=".csv,.tsv,.txt,text/*"
      rows={10}
      text={csv}
      onChange={onChange}
      read={async (file) => textOfFile(file.name, new Uint8Array(await file.arrayBuffer()))}
    />
  );
}

function Save({ answer, busy, ready, onSave }: { answer: GamesImport; busy: boolean; ready: boolean; onSave: () => void }) {
  const { open, games } = answer.understood;
  if (open || games === 0) return null;
  return (
    <div>
      <Button variant="primary" size="touch" className="w-full" busy={busy || !ready} onClick={onSave}>
        {busy ? `Importing ${counted(games, "game")} …` : `Import ${counted(games, "game")}`}
      </Button>
      <p className="mt-2 text-sm text-text-2">All of it or nothing, and it can be undone. The chat is told once.</p>
    </div>
  );
}

function Done({ podId, batchId, games, onUndone }: { podId: string; batchId: string; games: number; onUndone: () => void }) {
  return (
    <Card tone="accent" className="flex flex-wrap items-center justify-between gap-3">
      <p className="flex items-center gap-2 font-[620]">
        <CircleCheck aria-hidden size={19} className="shrink-0 text-ok" />
        Imported {counted(games, "game")}
      </p>
      <UndoImport podId={podId} batch={{ batchId, games, changed: 0 }} onUndone={onUndone} />
    </Card>
  );
}
