import { useReducer, useState } from "react";
import { useNavigate } from "@tanstack/react-router";
import { Button, SegmentedControl } from "@tatwats/ui";
import { Loaded } from "../../../app/loaded.tsx";
import { newId } from "../../../app/new-id.ts";
import { Page } from "../../../app/page.tsx";
import { Section } from "../../../app/section.tsx";
import { useMe } from "../../accounts/me.ts";
import { usePodDecks } from "../../decks/list-pod-decks.ts";
import { newDraft, reduceDraft } from "../../games/game-draft.ts";
import { LastTable } from "../../games/last-table.tsx";
import { SeatFields } from "../../games/seat-fields.tsx";
import { withSingleDecks } from "../../games/single-decks.ts";
import { SeatSkeleton } from "../../games/seat-skeleton.tsx";
import { usePod } from "../../pods/get-pod.ts";
import { useMembers } from "../../pods/members.ts";
import { deviceTables } from "../log/device-tables.ts";
import { drawChance } from "../screen/draw-chance.ts";
import { newLocalGame } from "./new-local-game.ts";

const lives = ["20", "25", "30", "40"] as const;

/** Who sits where, with what, and who begins: then everybody's phone counts. */
export function BeginPage({ podId }: { podId: string }) {
  const pod = usePod(podId).data;
  const members = useMembers(podId);
  return (
    <Page title="Start a game" width="narrow" back={{ link: { to: "/pods/$podId", params: { podId } }, label: pod?.name ?? "Pod" }}>
      <Loaded query={members} what="Loading the members" skeleton={<SeatSkeleton />}>
        {(loaded) => <BeginForm podId={podId} members={loaded} />}
      </Loaded>
    </Page>
  );
}

function BeginForm({ podId, members }: { podId: string; members: NonNullable<ReturnType<typeof useMembers>["data"]> }) {
  const { id: userId } = useMe();
  const decks = usePodDecks(podId).data ?? [];
  const [entered, dispatch] = useReducer(reduceDraft, null, () => newDraft(newId()));
  const draft = withSingleDecks(entered, { members, decks });
  const [life, setLife] = useState<(typeof lives)[number]>("40");
  const [byChance, setByChance] = useState(false);
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const ready = draft.seats.length >= 2;

  async function begin() {
    setBusy(true);
    const tables = await deviceTables(userId);
    const startingLife = Number(life);
    tables.begin(newLocalGame({ id: draft.id, podId, userId, seats: draft.seats, startingLife, members, decks, now: new Date() }));
    const sides = draft.seats.length;
    if (byChance) tables.say(draft.id, { type: "chance.drawn", what: "first-player", sides, result: drawChance(sides) });
    // Asked now, when there is something to keep: the browser then clears it last.
    void navigator.storage?.persist?.();
    await navigate({ to: "/pods/$podId/live/$gameId", params: { podId, gameId: draft.id }, replace: true });
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) void begin();
      }}
    >
      {draft.seats.length === 0 && <LastTable podId={podId} members={members} decks={decks} dispatch={dispatch} />}
      <SeatFields podId={podId} draft={draft} dispatch={dispatch} members={members} decks={decks} />
      <Section title="Life at the start">
        <SegmentedControl
          label="Life at the start"
          hideLabel
          size="touch"
          options={lives.map((value) => ({ value, label: value }))}
          value={life}
          onValueChange={setLife}
        />
      </Section>
      <Section title="Who begins">
        <SegmentedControl
          label="Who begins"
          hideLabel
          size="touch"
          options={[
            { value: "first", label: "The first seat" },
            { value: "chance", label: "By chance" },
          ]}
          value={byChance ? "chance" : "first"}
          onValueChange={(value) => setByChance(value === "chance")}
        />
      </Section>
      <div className="sticky bottom-0 mt-6 bg-linear-to-t from-bg from-70% pt-5 pb-[max(1rem,env(safe-area-inset-bottom))]">
        <Button type="submit" variant="primary" size="touch" className="w-full !min-h-13" disabled={!ready} busy={busy}>
          {ready ? "Start the game" : draft.seats.length === 0 ? "Seat at least two players" : "Seat one more player"}
        </Button>
      </div>
    </form>
  );
}
