import { line } from "@podtracker/contract";
import { type CardFacts, combinedIdentity, countLines, importDeckList, type ImportedList, MOST_LINES } from "@podtracker/rules";
import { AppError } from "../../platform/errors.ts";
import type { Call, Handler } from "../../platform/http/route-handlers.ts";
import type { CardCatalogue } from "../cards/card-catalogue.ts";
import { legalityOf } from "./deck-legality.ts";
import { makeDeck } from "./make-deck.ts";
import { resolveCommanders } from "./resolve-commanders.ts";
import { createSuggester } from "./suggest-name.ts";

/** As many different cards as a deck of the contract may list. */
const MOST_CARDS = 500;
const DeckName = line(100);

export const importDeck: Handler<"importDeck"> = async (call) => {
  const { body, services } = call;
  if (countLines(body.text) > MOST_LINES) {
    throw new AppError("too-many-lines", `A list may have ${MOST_LINES.toLocaleString("en")} lines; this one has more. Nothing was read.`);
  }
  const { cards } = services;
  const commanders = body.commanders && namedCommanders(body.commanders, cards);
  const names = { find: cards.byName, suggest: createSuggester(cards, () => performance.now()) };
  const found = importDeckList(body.text, names, { format: body.format, ...(commanders ? { commanders } : {}) });
  const { problems, ...understood } = found;
  const list = found.cards.length > 0 ? found.cards : null;
  const answer = { understood, problems, legality: legalityOf(found.commanders, list, cards.byName) };
  return body.dryRun ? answer : { deck: await keepDeck(call, found), ...answer };
};

/** @throws AppError where a name is no card's */
function namedCommanders(names: readonly string[], cards: CardCatalogue): CardFacts[] {
  return resolveCommanders(names, cards).commanders.flatMap((name) => cards.byName(name) ?? []);
}

async function keepDeck(call: Call<"importDeck">, found: ImportedList) {
  if (found.commanders.length === 0) {
    throw new AppError("no-commander", "The list does not say who commands. Name the commanders, and import it again; nothing was kept.", {
      errors: [{ path: "body.commanders", message: "the list names none" }],
    });
  }
  if (found.cards.length > MOST_CARDS) {
    throw new AppError(
      "rule-broken",
      `A deck may list ${MOST_CARDS} different cards; this list has ${found.cards.length}. Nothing was kept.`,
    );
  }
  const data = {
    name: call.body.name ?? nameOf(found),
    commanders: found.commanders,
    colorIdentity: combinedIdentity(found.commanders.flatMap((name) => call.services.cards.byName(name) ?? [])).join(""),
    ...(found.cards.length > 0 ? { list: found.cards } : {}),
  };
  return await makeDeck(call, data, "imported");
}

/** The text's own name for the deck, else its commanders'. */
function nameOf({ name, commanders }: ImportedList): string {
  const own = DeckName.safeParse(name);
  return own.success ? own.data : [...commanders.join(" & ")].slice(0, 100).join("");
}
