import { useState } from "react";
import type { DeckImport } from "@podtracker/contract";
import { Button, ErrorNote, Loading, Skeleton } from "@tatwats/ui";
import { explainError } from "../../app/explain-error.ts";
import { useDebounced } from "../../app/use-debounced.ts";
import { acceptSuggestion } from "./accept-suggestion.ts";
import { CommanderPicker } from "./commander-picker.tsx";
import { ListInput } from "./list-input.tsx";
import { ListPreview } from "./list-preview.tsx";
import { useReadList } from "./read-list.ts";

const settleMs = 300;

/** A list being written, and what the server makes of it. */
export function useListDraft(initial = "") {
  const [text, setText] = useState(initial);
  const [commanders, setCommanders] = useState<string[]>([]);
  const settled = useDebounced(text, settleMs);
  const reading = useReadList(settled, commanders);
  const answer = text.trim() === "" ? undefined : reading.data;
  return {
    text,
    setText,
    commanders,
    setCommanders,
    answer,
    error: reading.error,
    isCurrent: settled === text && !reading.isPlaceholderData && !reading.isFetching,
  };
}

export type ListDraft = ReturnType<typeof useListDraft>;

/** The list on one side, and on the other what was understood of it; on a phone one below the other. */
export function ListReader({ draft, children }: { draft: ListDraft; children: (answer: DeckImport | undefined) => React.ReactNode }) {
  const { text, setText, answer, error } = draft;
  const isEmpty = text.trim() === "";
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <ListInput text={text} onChange={setText} />
      <div aria-live="polite" aria-busy={!draft.isCurrent} className="flex flex-col gap-5">
        {isEmpty && (
          <p className="text-text-2">As you paste, this side tells what was understood, what was not, and whether it is legal.</p>
        )}
        {!isEmpty && error && <ErrorNote {...explainError(error, "Reading the list")} />}
        {!isEmpty && !answer && !error && (
          <Loading label="Reading the list">
            <Skeleton className="h-36 rounded-lg" />
          </Loading>
        )}
        {answer && (
          <>
            <ListPreview answer={answer} onAccept={(problem) => setText(acceptSuggestion(text, problem, answer.understood.format))} />
            <Leaders draft={draft} answer={answer} />
            {children(answer)}
          </>
        )}
      </div>
    </div>
  );
}

/** Who leads is asked for where the list does not say it; where it does, it can be said otherwise. */
function Leaders({ draft, answer }: { draft: ListDraft; answer: DeckImport }) {
  const [open, setOpen] = useState(false);
  if (open || draft.commanders.length > 0 || answer.understood.commanders.length === 0)
    return <CommanderPicker commanders={draft.commanders} onChange={draft.setCommanders} />;
  return (
    <Button size="touch" variant="quiet" className="-ml-4 self-start" onClick={() => setOpen(true)}>
      Somebody else leads it
    </Button>
  );
}
