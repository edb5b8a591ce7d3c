import { canPair, mayCommand } from "@podtracker/rules";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { cardShape } from "./card-shape.ts";

export const searchCards: Handler<"searchCards"> = async ({ query, services }) => {
  const found = services.cards.search({
    q: query.q,
    limit: query.limit,
    ...(query.commander === undefined ? {} : { commander: query.commander }),
  });
  return { items: found.map(cardShape), nextCursor: null };
};

export const getCard: Handler<"getCard"> = async ({ params, services }) => {
  const card = services.cards.byName(params.name);
  if (!card) throw new AppError("not-found", `The catalogue has no card called ${params.name}.`);
  return cardShape(card);
};

/** Every card that may be paired is a match; the text narrows them in the order of the search. */
export const listPartners: Handler<"listPartners"> = async ({ query, services }) => {
  const first = services.cards.byName(query.for);
  if (!first) throw new AppError("not-found", `The catalogue has no card called ${query.for}.`);
  if (!mayCommand(first) || first.commander.pairing === null) return { items: [], nextCursor: null };
  const found = services.cards.search({ q: query.q, commander: true, limit: services.cards.size });
  const partners = found.filter((card) => canPair(first, card)).slice(0, query.limit);
  return { items: partners.map(cardShape), nextCursor: null };
};
