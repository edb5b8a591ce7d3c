import { useState } from "react";
import { Link } from "@tanstack/react-router";
import type { Game } from "@podtracker/contract";
import { Button, buttonClass, Dialog, ErrorNote, showToast, TextArea } from "@tatwats/ui";
import { explainError } from "../../app/explain-error.ts";
import { useMe } from "../accounts/me.ts";
import { usePod } from "../pods/get-pod.ts";
import { useRestoreGame, useVoidGame } from "./change-game.ts";

/** Whether the record is mine to change: I made it, or I am an organiser; and nothing is written in a pod that was put aside. */
export function useMayChange(game: Game): boolean {
  const me = useMe();
  const pod = usePod(game.podId).data;
  return pod !== undefined && pod.archivedAt === null && (pod.role !== "member" || game.recordedBy.userId === me.id);
}

/** What may be done with a record that counts. */
export function GameActions({ game }: { game: Game }) {
  const [voiding, setVoiding] = useState(false);
  return (
    <>
      <Link
        to="/pods/$podId/games/$gameId/correct"
        params={{ podId: game.podId, gameId: game.id }}
        className={buttonClass("secondary", "touch")}
      >
        Correct
      </Link>
      <Button size="touch" onClick={() => setVoiding(true)}>
        Void…
      </Button>
      <Dialog
        open={voiding}
        onOpenChange={setVoiding}
        title="Void this game?"
        description="It stays in the history, marked, and counts nowhere. You can restore it at any time."
      >
        <VoidForm game={game} />
      </Dialog>
    </>
  );
}

function VoidForm({ game }: { game: Game }) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const voiding = useVoidGame(game.id);
  const restore = useRestore(game);
  const missing = reason.trim() === "";
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missing || voiding.isPending) return;
        // A void game shows no actions, this form included: what comes after must not depend on its being there.
        void voiding.mutateAsync(reason.trim()).then(
          () => showToast({ text: "The game is void.", action: { label: "Undo", onSelect: restore.now } }),
          () => undefined,
        );
      }}
    >
      <TextArea
        label="Why"
        hint="Everybody in the pod sees this."
        error={tried && missing ? "Say why, so that the others understand." : null}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {voiding.error && <ErrorNote {...explainError(voiding.error, "Voiding the game")} />}
      <Button type="submit" variant="primary" size="touch" busy={voiding.isPending}>
        Void the game
      </Button>
    </form>
  );
}

export function RestoreButton({ game }: { game: Game }) {
  const restore = useRestore(game);
  return (
    <Button size="touch" busy={restore.isPending} onClick={restore.now}>
      Restore
    </Button>
  );
}

function useRestore(game: Game) {
  const restore = useRestoreGame(game.id);
  // The toast outlives the page that showed it, so nothing here may depend on being mounted.
  const now = () =>
    void restore.mutateAsync().then(
      () => showToast({ text: "The game counts again.", tone: "ok" }),
      (error: unknown) => showToast({ text: explainError(error, "Restoring the game").title, tone: "bad" }),
    );
  return { now, isPending: restore.isPending };
}
