import { isDeepStrictEqual } from "node:util";
import { Prisma } from "../../generated/client.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import type { Tx } from "../../platform/services.ts";
import { askForCheck } from "./ask-for-check.ts";
import { type DeckRow, deckSelect, deckShape } from "./deck-shape.ts";
import { changesBetween, keepChange } from "./keep-change.ts";
import { needDeckRevision } from "./need-deck-revision.ts";
import { resolveCommanders } from "./resolve-commanders.ts";

export const updateDeck: Handler<"updateDeck"> = async (call) => {
  const { db, params, body, services, audit } = call;
  const before = await lockDeck(db, params.deckId);
  await needDeckRevision(db, before, body.revision);
  const { name, commanders, list, bracket, tags, link, notes } = body;
  const changes = differing(before, {
    ...(name === undefined ? {} : { name }),
    ...(commanders === undefined ? {} : resolveCommanders(commanders, services.cards)),
    ...(list === undefined ? {} : { list: list ?? Prisma.DbNull }),
    ...(bracket === undefined ? {} : { bracket }),
    ...(tags === undefined ? {} : { tags }),
    ...(link === undefined ? {} : { link }),
    ...(notes === undefined ? {} : { notes }),
  });
  if (Object.keys(changes).length === 0) return deckShape(before, services.cards);
  const deck = await db.deck.update({ where: { id: before.id }, data: { ...changes, revision: { increment: 1 } }, select: deckSelect });
  const [was, is] = [deckShape(before, services.cards), deckShape(deck, services.cards)];
  await keepChange(call, is, changesBetween(was, is) ?? {});
  const detail = {
    before: { name: before.name, commanders: before.commanders },
    after: { name: deck.name, commanders: deck.commanders },
    fields: Object.keys(changes),
  };
  await audit({ action: "deck.changed", target: { kind: "deck", id: deck.id, name: deck.name }, detail });
  if (changes.commanders !== undefined || changes.list !== undefined) await askForCheck(call, deck.id);
  return is;
};

/** What is not so already; a deck that is told what it is keeps its revision and gets no entry in its history. */
function differing(before: DeckRow, changes: Partial<Record<keyof DeckRow, unknown>>): Prisma.DeckUpdateInput {
  const now: Partial<Record<string, unknown>> = { ...before, list: before.list ?? Prisma.DbNull };
  return Object.fromEntries(Object.entries(changes).filter(([field, value]) => !isDeepStrictEqual(value, now[field])));
}

/** Games keep the deck; it only stops being offered. Retiring a retired deck changes nothing. */
export const retireDeck: Handler<"retireDeck"> = async (call) => {
  const { db, params, now, audit } = call;
  const deck = await lockDeck(db, params.deckId);
  if (deck.retiredAt) return undefined;
  const { revision } = await db.deck.update({ where: { id: deck.id }, data: { retiredAt: now, revision: { increment: 1 } } });
  await keepChange(call, { id: deck.id, revision }, { retired: { before: false, after: true } });
  await audit({ action: "deck.retired", target: { kind: "deck", id: deck.id, name: deck.name } });
  return undefined;
};

export const restoreDeck: Handler<"restoreDeck"> = async (call) => {
  const { db, params, services, audit } = call;
  const before = await lockDeck(db, params.deckId);
  if (!before.retiredAt) return deckShape(before, services.cards);
  const deck = await db.deck.update({
    where: { id: before.id },
    data: { retiredAt: null, revision: { increment: 1 } },
    select: deckSelect,
  });
  await keepChange(call, deck, { retired: { before: true, after: false } });
  await audit({ action: "deck.restored", target: { kind: "deck", id: deck.id, name: deck.name } });
  await askForCheck(call, deck.id);
  return deckShape(deck, services.cards);
};

async function lockDeck(db: Tx, id: string) {
  await db.$queryRaw`select 1 from deck where id = ${id}::uuid for update`;
  return await db.deck.findUniqueOrThrow({ where: { id }, select: deckSelect });
}
