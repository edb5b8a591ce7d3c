import type { Game, GameInput } from "@podtracker/contract";
import { gameDifferences, type GameDifference } from "@podtracker/rules";
import { type GameDraft, gameFrom } from "./game-draft.ts";

type Body = Omit<GameInput, "id">;
/** As the API takes a correction: what is left out stays, null takes away. */
export type Correction = { [Field in keyof Body]?: Body[Field] | (undefined extends Body[Field] ? null : never) };

/** What of a draft is another than in the one that the game's record made: only that is sent, so that it undoes nobody else's. */
export function correctionOf(original: GameDraft, draft: GameDraft, timeZone?: string): Correction {
  const [was, is] = [original, draft].map((each) => gameFrom(each, new Date(0), timeZone)) as [GameInput, GameInput];
  const fields = ["playedAt", "seats", "outcome", "turns", "durationMinutes", "winCondition", "notes"] as const;
  const changed = fields.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
  return Object.fromEntries(changed.map((field) => [field, is[field] ?? null]));
}

/** What a correction would change of the record as it stands. @param words what people and decks are called */
export function previewOf(
  game: Game,
  correction: Correction,
  words: { nameOf: (memberId: string) => string; deckOf: (deckId: string) => string | null },
): GameDifference[] {
  const { seats, ...facts } = correction;
  const after = {
    ...game,
    ...facts,
    seats: seats
      ? seats.map(({ memberId, deckId, commanders, place, kills }, index) => {
          const kept = game.seats.find(
            (seat) => seat.memberId === memberId && seat.deckId === null && !deckId && same(seat.commanders, commanders),
          );
          return {
            seat: index + 1,
            memberId,
            memberName: words.nameOf(memberId),
            deckName: deckId
              ? (game.seats.find((seat) => seat.deckId === deckId)?.deckName ?? words.deckOf(deckId))
              : (kept?.deckName ?? null),
            commanders: commanders ?? [],
            place,
            kills: kills ?? null,
          };
        })
      : game.seats,
  };
  return gameDifferences(game, after);
}

function same(one: readonly string[], other: readonly string[] | undefined): boolean {
  return one.length > 0 && one.join("\n") === other?.join("\n");
}
