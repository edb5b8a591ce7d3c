import type { GameImportBatch } from "@podtracker/contract";
import { Card, RelativeTime, useTimeZone } from "@tatwats/ui";
import { counted } from "../../app/counted.ts";
import { Section } from "../../app/section.tsx";
import { useImports } from "./import-games.ts";
import { fromTo } from "./from-to.ts";
import { UndoImport } from "./undo-import.tsx";

/** What was imported before; shows nothing where there is nothing. */
export function EarlierImports({ podId }: { podId: string }) {
  const imports = useImports(podId, true).data ?? [];
  if (imports.length === 0) return null;
  return (
    <Section title="Imports so far" className="mt-8">
      <Card flush>
        <ul>
          {imports.map((batch) => (
            <ImportRow key={batch.batchId} podId={podId} batch={batch} />
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function ImportRow({ podId, batch }: { podId: string; batch: GameImportBatch }) {
  const timeZone = useTimeZone();
  return (
    <li className="flex min-h-16 items-center justify-between gap-3 border-t border-line px-3.5 py-2.5 first:border-t-0">
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <span className="block font-[620]">{counted(batch.games, "game")}</span>
        <span className="block text-sm text-text-2">
          {fromTo(batch.firstPlayedAt, batch.lastPlayedAt, timeZone)} · by {batch.by.name}, <RelativeTime at={batch.at} />
        </span>
      </span>
      {batch.undoneAt === null ? <UndoImport podId={podId} batch={batch} /> : <span className="text-sm text-text-3">undone</span>}
    </li>
  );
}
