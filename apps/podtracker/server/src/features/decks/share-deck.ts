import { randomBytes } from "node:crypto";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import type { Services } from "../../platform/services.ts";
import { deckDetail } from "./deck-detail.ts";
import { deckSelect } from "./deck-shape.ts";

/** Sharing changes nothing of the deck: it has no revision and no place in its history. */
export const shareDeck: Handler<"shareDeck"> = async ({ db, params, services, audit }) => {
  await db.$queryRaw`select 1 from deck where id = ${params.deckId}::uuid for update`;
  const deck = await db.deck.findUniqueOrThrow({ where: { id: params.deckId }, select: { id: true, name: true, shareCode: true } });
  if (deck.shareCode !== null) return shareOf(deck.shareCode, services)!;
  const shareCode = randomBytes(12).toString("base64url");
  await setCode(db, deck.id, shareCode);
  await audit({ action: "deck.shared", target: { kind: "deck", id: deck.id, name: deck.name } });
  return shareOf(shareCode, services)!;
};

export const unshareDeck: Handler<"unshareDeck"> = async ({ db, params, audit }) => {
  await db.$queryRaw`select 1 from deck where id = ${params.deckId}::uuid for update`;
  const deck = await db.deck.findUniqueOrThrow({ where: { id: params.deckId }, select: { id: true, name: true, shareCode: true } });
  if (deck.shareCode === null) return undefined;
  await setCode(db, deck.id, null);
  await audit({ action: "deck.unshared", target: { kind: "deck", id: deck.id, name: deck.name } });
  return undefined;
};

/** Raw, so that the time of the deck's last change stays what it is. */
async function setCode(db: Parameters<Handler<"shareDeck">>[0]["db"], id: string, code: string | null): Promise<void> {
  await db.$executeRaw`update deck set share_code = ${code} where id = ${id}::uuid`;
}

/** What the link shows tells nobody the deck's id, nor its owner's. */
export const getSharedDeck: Handler<"getSharedDeck"> = async ({ db, params, services }) => {
  const code = /^[\w-]+$/.test(params.code) ? params.code : undefined;
  const row = code === undefined ? null : await db.deck.findUnique({ where: { shareCode: code }, select: deckSelect });
  if (!row) throw new AppError("not-found", "This link shows no deck, or no more. Ask who sent it for another.");
  const { id: _id, ownerId: _ownerId, retired: _retired, revision: _revision, ...deck } = deckDetail(row, services.cards);
  return deck;
};

/** The read-only link of a code; null where there is none. */
export function shareOf(code: string | null, services: Pick<Services, "env">): { code: string; url: string } | null {
  return code === null ? null : { code, url: `${services.env.publicUrl}/d/${code}` };
}
