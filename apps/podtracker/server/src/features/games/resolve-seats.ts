import type { LiveGameInput } from "@podtracker/contract";
import type { z } from "zod";
import { AppError } from "../../platform/errors.ts";
import type { Call } from "../../platform/http/route-handlers.ts";
import type { Tx } from "../../platform/services.ts";
import { resolveCommanders } from "../decks/resolve-commanders.ts";

type SeatInput = z.output<typeof LiveGameInput>["seats"][number];
type PodDeck = { id: string; name: string; commanders: string[]; colorIdentity: string };

/** A seat of the game as it is on record already. */
export interface StandingSeat {
  memberId: string;
  deckId: string | null;
  deckName: string | null;
  commanders: string[];
  colorIdentity: string;
}

/**
 * The seats as they are stored: members and decks known to the pod, commanders as the catalogue writes them.
 *
 * @param standing where a record is corrected: who sat in it may have left since, and what was brought stays as it
 *   was then, whatever has become of the deck
 */
export async function resolveSeats(
  { db, services }: Pick<Call, "db" | "services">,
  podId: string,
  seats: readonly SeatInput[],
  standing: readonly StandingSeat[] = [],
) {
  await needMembers(db, podId, seats, standing);
  const decks = await readDecks(db, podId, seats);
  for (const { deckId, deckName, commanders, colorIdentity } of standing)
    if (deckId !== null) decks.set(deckId, { id: deckId, name: deckName ?? "", commanders, colorIdentity });
  return seats.map((seat, index) => {
    const kept = standing.find((each) => each.memberId === seat.memberId && isKept(each, seat));
    if (kept) return { ...broughtTo(kept), seat: index + 1, memberId: seat.memberId };
    const deck = seat.deckId === undefined ? undefined : decks.get(seat.deckId);
    if (seat.deckId !== undefined && !deck)
      throw refusal("unknown-deck", `body.seats.${index}.deckId`, "No member of the pod has this deck.");
    const named = seat.commanders && resolveCommanders(seat.commanders, services.cards, `body.seats.${index}.commanders`);
    if (deck && named && !sameCards(deck.commanders, named.commanders)) {
      throw refusal("rule-broken", `body.seats.${index}.commanders`, "The commanders are not those of the deck. Name one or the other.");
    }
    return {
      seat: index + 1,
      memberId: seat.memberId,
      deckId: deck?.id ?? null,
      deckName: deck?.name ?? null,
      commanders: deck?.commanders ?? named?.commanders ?? [],
      colorIdentity: deck?.colorIdentity ?? named?.colorIdentity ?? "",
    };
  });
}

/** Whether somebody still brings what they are on record with; a deck that was deleted since is known by its commanders alone. */
function isKept(standing: StandingSeat, { deckId, commanders }: SeatInput): boolean {
  if (deckId !== undefined) return standing.deckId === deckId && (!commanders || sameCards(standing.commanders, commanders));
  return standing.deckId === null && sameCards(standing.commanders, commanders ?? []);
}

function broughtTo({ deckId, deckName, commanders, colorIdentity }: StandingSeat) {
  return { deckId, deckName, commanders, colorIdentity };
}

async function needMembers(db: Tx, podId: string, seats: readonly SeatInput[], standing: readonly StandingSeat[]): Promise<void> {
  const members = await db.podMember.findMany({
    where: { podId, id: { in: seats.map((seat) => seat.memberId) }, leftAt: null },
    select: { id: true },
  });
  const known = new Set([...members.map(({ id }) => id), ...standing.map(({ memberId }) => memberId)]);
  const stranger = seats.findIndex((seat) => !known.has(seat.memberId));
  if (stranger >= 0) throw refusal("unknown-member", `body.seats.${stranger}.memberId`, "The pod has no such member.");
}

/** A deck may be borrowed from any member of the pod; a retired one may have been played all the same. */
async function readDecks(db: Tx, podId: string, seats: readonly SeatInput[]): Promise<Map<string, PodDeck>> {
  const ids = seats.flatMap((seat) => seat.deckId ?? []);
  const decks = await db.deck.findMany({
    where: { id: { in: ids }, owner: { memberships: { some: { podId, leftAt: null } } } },
    select: { id: true, name: true, commanders: true, colorIdentity: true },
  });
  return new Map(decks.map((deck) => [deck.id, deck]));
}

function sameCards(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((card) => other.includes(card));
}

function refusal(code: "unknown-deck" | "unknown-member" | "rule-broken", path: string, message: string): AppError {
  return new AppError(code, `${message} Nothing was saved.`, { errors: [{ path, message }] });
}
