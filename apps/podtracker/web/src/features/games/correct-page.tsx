import { type FormEvent, useReducer, useState } from "react";
import { useNavigate } from "@tanstack/react-router";
import type { Deck, Game, Member } from "@podtracker/contract";
import { Button, Card, EmptyState, ErrorNote, showToast, TextField, useTimeZone } from "@tatwats/ui";
import { explainError } from "../../app/explain-error.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { isNotFound, NotFoundPage } from "../../app/problem-pages.tsx";
import { isFromBefore } from "../../app/seen/is-from-before.ts";
import { Section } from "../../app/section.tsx";
import { usePodDecks } from "../decks/list-pod-decks.ts";
import { useMembers } from "../pods/members.ts";
import { useCorrectGame } from "./change-game.ts";
import { ChangeList } from "./change-list.tsx";
import { correctionOf, previewOf } from "./correction-of.ts";
import { draftFromGame } from "./draft-from-game.ts";
import { useMayChange } from "./game-actions.tsx";
import { reduceDraft, whatIsMissing } from "./game-draft.ts";
import { GameFacts } from "./game-facts.tsx";
import { isOver, useGame } from "./list-games.ts";
import { OutcomeFields } from "./outcome-fields.tsx";
import { SeatFields } from "./seat-fields.tsx";
import { SeatSkeleton } from "./seat-skeleton.tsx";
import { withSingleDecks } from "./single-decks.ts";

export function CorrectPage({ podId, gameId }: { podId: string; gameId: string }) {
  const game = useGame(gameId);
  const members = useMembers(podId);
  const decks = usePodDecks(podId);
  if (isNotFound(game.error)) return <NotFoundPage what="This game" />;
  return (
    <Page
      title="Correct the game"
      width="narrow"
      back={{ link: { to: "/pods/$podId/games/$gameId", params: { podId, gameId } }, label: "Game" }}
    >
      <Loaded query={game} what="Loading the game" skeleton={<SeatSkeleton />}>
        {(loaded) => (
          <Loaded query={members} what="Loading the members" skeleton={<SeatSkeleton />}>
            {(all) =>
              isFromBefore(game) ? (
                <SeatSkeleton />
              ) : isOver(loaded) ? (
                <CorrectForm game={loaded} members={withPlayers(all, loaded)} decks={decks.data ?? []} />
              ) : (
                <EmptyState>This game is still being played. Once it is over, its record can be corrected.</EmptyState>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

/** Who played and has left since stands in the record, so they can be seated here. */
function withPlayers(members: Member[], { seats, playedAt }: Game): Member[] {
  const gone = seats.filter((seat) => members.every(({ memberId }) => memberId !== seat.memberId));
  const asGuest = { kind: "guest", role: "member", userId: null, avatar: null, joinedAt: playedAt } as const;
  return [...members, ...gone.map(({ memberId, memberName }) => ({ ...asGuest, memberId, name: memberName }))];
}

function CorrectForm({ game, members, decks }: { game: Game; members: Member[]; decks: Deck[] }) {
  const timeZone = useTimeZone();
  const [original] = useState(() => draftFromGame(game, timeZone));
  const [entered, dispatch] = useReducer(reduceDraft, original);
  const draft = withSingleDecks(entered, { members, decks });
  const [reason, setReason] = useState("");
  const mayChange = useMayChange(game);
  const correct = useCorrectGame(game.id);
  const navigate = useNavigate();
  const correction = correctionOf(original, draft, timeZone);
  const missing = whatIsMissing(draft);
  const changes = missing
    ? []
    : previewOf(game, correction, {
        nameOf: (id) => members.find(({ memberId }) => memberId === id)?.name ?? "",
        deckOf: (id) => decks.find((deck) => deck.id === id)?.name ?? null,
      });
  if (!mayChange || game.status === "void")
    return (
      <EmptyState>
        {mayChange
          ? "This game is void. Restore it before you correct it."
          : "Only who recorded the game, or an organiser, may correct it."}
      </EmptyState>
    );

  function submit(event: FormEvent) {
    event.preventDefault();
    if (missing || changes.length === 0 || correct.isPending) return;
    correct.mutate(
      { ...correction, revision: game.revision, ...(reason.trim() ? { reason: reason.trim() } : {}) },
      {
        onSuccess: () => {
          showToast({ text: "The game is corrected.", tone: "ok" });
          void navigate({ to: "/pods/$podId/games/$gameId", params: { podId: game.podId, gameId: game.id }, replace: true });
        },
      },
    );
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col">
      <SeatFields podId={game.podId} draft={draft} dispatch={dispatch} members={members} decks={decks} />
      {draft.seats.length >= 2 && <OutcomeFields draft={draft} dispatch={dispatch} members={members} />}
      <GameFacts draft={draft} dispatch={dispatch} members={members} onRecord />
      <Section title="What will change" className="mb-4">
        <Card role="status">
          {changes.length > 0 ? <ChangeList changes={changes} /> : <p className="text-sm text-text-3">{missing ?? "Nothing yet."}</p>}
        </Card>
      </Section>
      <TextField
        label="Why (optional)"
        hint="Stands in the chat and with the game."
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="sticky bottom-0 z-10 -mx-4 mt-4 flex flex-col gap-2 border-t border-line bg-bg px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        {correct.error && <ErrorNote {...explainError(correct.error, "Correcting the game")} />}
        <Button type="submit" variant="primary" size="touch" busy={correct.isPending} disabled={changes.length === 0} className="w-full">
          Save correction
        </Button>
      </div>
    </form>
  );
}
