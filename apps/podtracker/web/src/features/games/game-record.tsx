import type { Game } from "@podtracker/contract";
import { Card, IdentityBar, RelativeTime } from "@tatwats/ui";
import { Crown } from "lucide-react";
import { ColorPips } from "../../app/color-pips.tsx";
import { Section } from "../../app/section.tsx";
import { commanderLine } from "../decks/commander-line.ts";
import { winnerOf } from "./describe-game.ts";
import { Tile } from "../decks/tile.tsx";
import { ordinal } from "./places.ts";
import { winConditionNames } from "./win-conditions.ts";

/** What a game that is over has on record. */
export function GameRecord({ game }: { game: Game }) {
  const seats = game.seats.toSorted((one, other) => one.place - other.place || one.seat - other.seat);
  return (
    <>
      <div className="mb-6 flex gap-2 *:flex-auto empty:hidden">
        {game.turns && <Tile figure={String(game.turns)} word={game.turns === 1 ? "turn" : "turns"} />}
        {game.durationMinutes && <Tile figure={`${game.durationMinutes} min`} word="length" />}
        {game.winCondition && <Tile figure={winConditionNames[game.winCondition]} word="how it ended" />}
      </div>
      <Section
        title={game.outcome === "win" ? "Places" : "Places: a draw"}
        aside={game.seatOrderKnown ? "seats in turn order" : "seats not known"}
      >
        <Card flush>
          <ol>
            {seats.map((seat) => (
              <SeatRow key={`${seat.seat}${seat.memberId}`} seat={seat} game={game} />
            ))}
          </ol>
        </Card>
      </Section>
      {game.notes && (
        <Section title="Notes">
          <Card className="[overflow-wrap:anywhere] whitespace-pre-line">{game.notes}</Card>
        </Section>
      )}
    </>
  );
}

/** Whose record it is, and since when. */
export function RecordedBy({ game }: { game: Game }) {
  return (
    <p className="mt-6 text-sm text-text-3">
      Recorded by {game.recordedBy.name} <RelativeTime at={game.recordedAt} />
    </p>
  );
}

function SeatRow({ seat, game }: { seat: Game["seats"][number]; game: Game }) {
  const won = winnerOf(game) === seat;
  const commanders = commanderLine(seat.commanders);
  const deck = seat.deckName ?? commanders;
  const details = [deck || "deck not known", deck === commanders ? null : commanders, seat.kills ? `${seat.kills} knocked out` : null];
  return (
    <li className="flex min-h-16 items-center gap-3 border-t border-line px-3.5 py-3 first:border-t-0">
      <IdentityBar colors={seat.colorIdentity} />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5 font-[620]">
          <span className="truncate">{seat.memberName}</span>
          {won && <Crown aria-label="won" size={16} className="shrink-0 text-accent" />}
          {seat.commanders.length > 0 && <ColorPips colors={seat.colorIdentity} size="small" className="ml-1 shrink-0" />}
        </span>
        <span className="mt-0.5 line-clamp-2 text-sm text-text-2">{details.filter(Boolean).join(" · ")}</span>
      </span>
      <span className="w-12 shrink-0 text-right text-sm">
        <span className="block font-semibold">{ordinal(seat.place)}</span>
        {game.seatOrderKnown && <span className="block text-xs text-text-3">seat {seat.seat}</span>}
      </span>
    </li>
  );
}
