import { combinedIdentity } from "@podtracker/rules";
import { AppError } from "../../platform/errors.ts";
import type { CardCatalogue } from "../cards/card-catalogue.ts";

/**
 * The commanders' full names as the catalogue writes them, and their combined identity (903.4).
 * A name the catalogue does not know is refused: a slip is far likelier than a card it lacks.
 *
 * @param path of the names in the request, for the refusal
 */
export function resolveCommanders(
  names: readonly string[],
  cards: CardCatalogue,
  path = "body.commanders",
): { commanders: string[]; colorIdentity: string } {
  const found = names.map((name) => cards.byName(name));
  const errors = names.flatMap((name, index) => (found[index] ? [] : [{ path: `${path}.${index}`, message: `no card is called ${name}` }]));
  if (errors.length > 0)
    throw new AppError(
      "unknown-card",
      `The catalogue has no card called ${names.find((_, index) => !found[index])}. Nothing was changed.`,
      { errors },
    );
  const known = found.filter((card) => card !== undefined);
  if (new Set(known).size < known.length) {
    throw new AppError("rule-broken", "One card cannot command beside itself. Nothing was changed.", {
      errors: [{ path, message: "names one card twice" }],
    });
  }
  return { commanders: known.map((card) => card.name), colorIdentity: combinedIdentity(known).join("") };
}
