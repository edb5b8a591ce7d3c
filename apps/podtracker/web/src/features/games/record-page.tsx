import { useEffect, useReducer, useState, type FormEvent } from "react";
import { useNavigate } from "@tanstack/react-router";
import type { Deck, Member } from "@podtracker/contract";
import { Button, ErrorNote, showToast, useTimeZone } from "@tatwats/ui";
import { explainError } from "../../app/explain-error.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { useMe } from "../accounts/me.ts";
import { usePodDecks } from "../decks/list-pod-decks.ts";
import { usePod } from "../pods/get-pod.ts";
import { useMembers } from "../pods/members.ts";
import { gameFrom, reduceDraft, whatIsMissing } from "./game-draft.ts";
import { GameFacts } from "./game-facts.tsx";
import { LastTable } from "./last-table.tsx";
import { OutcomeFields } from "./outcome-fields.tsx";
import { useRecordGame } from "./record-game.ts";
import { SeatFields } from "./seat-fields.tsx";
import { SeatSkeleton } from "./seat-skeleton.tsx";
import { withSingleDecks } from "./single-decks.ts";
import { forgetDraft, readDraft, storeDraft } from "./stored-draft.ts";

export function RecordPage({ podId }: { podId: string }) {
  const pod = usePod(podId).data;
  const members = useMembers(podId);
  const decks = usePodDecks(podId);
  return (
    <Page title="Record a game" width="narrow" back={{ link: { to: "/pods/$podId", params: { podId } }, label: pod?.name ?? "Pod" }}>
      <Loaded query={members} what="Loading the members" skeleton={<SeatSkeleton />}>
        {(loaded) =>
          // Who is seated brings a deck: recorded before any decks are here, they would be on record without one.
          decks.isLoading ? <SeatSkeleton /> : <RecordForm podId={podId} members={loaded} decks={decks.data ?? []} />
        }
      </Loaded>
    </Page>
  );
}

function RecordForm({ podId, members, decks }: { podId: string; members: Member[]; decks: Deck[] }) {
  const { id: userId } = useMe();
  const [entered, dispatch] = useReducer(reduceDraft, { userId, podId }, readDraft);
  const draft = withSingleDecks(entered, { members, decks });
  const [tried, setTried] = useState(false);
  const record = useRecordGame(podId);
  const navigate = useNavigate();
  const timeZone = useTimeZone();
  const missing = whatIsMissing(draft);
  useEffect(() => storeDraft({ userId, podId }, entered), [userId, podId, entered]);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (missing || record.isPending) return;
    record.mutate(gameFrom(draft, new Date(), timeZone), {
      onSuccess: (game) => {
        forgetDraft({ userId, podId });
        showToast({ text: "The game is recorded.", tone: "ok" });
        void navigate({
          to: "/pods/$podId/games/$gameId",
          params: { podId, gameId: game.id },
          replace: true,
        });
      },
    });
  }

  return (
    <form noValidate onSubmit={submit} className="flex min-h-[calc(100dvh-9.5rem)] flex-col lg:min-h-[calc(100dvh-13rem)]">
      {draft.seats.length === 0 && <LastTable podId={podId} members={members} decks={decks} dispatch={dispatch} />}
      <SeatFields podId={podId} draft={draft} dispatch={dispatch} members={members} decks={decks} />
      {draft.seats.length >= 2 && (
        <>
          <OutcomeFields draft={draft} dispatch={dispatch} members={members} />
          <GameFacts draft={draft} dispatch={dispatch} members={members} />
        </>
      )}
      <div className="sticky bottom-0 z-10 -mx-4 mt-auto flex flex-col gap-2 border-t border-line bg-bg px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        {record.error && <ErrorNote {...explainError(record.error, "Recording the game")} />}
        <p role="status" className={tried && missing ? "text-sm text-bad" : "text-sm text-text-3"}>
          {missing ?? "Ready to record."}
        </p>
        <Button type="submit" variant="primary" size="touch" busy={record.isPending} className="w-full">
          Record game
        </Button>
      </div>
    </form>
  );
}
