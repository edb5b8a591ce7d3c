import { pairingAbilities } from "@podtracker/rules";
import type { CardFacts, PairingAbility } from "@podtracker/rules";
import {
  ANY_NUMBER,
  COLUMNS,
  ELIGIBLE_FLAG,
  FORMAT_VERSION,
  GAME_CHANGER_FLAG,
  LEGALITY_FLAGS,
  PAIRING_SEPARATOR,
} from "./catalogue-format.ts";
import type { CatalogueHeader, Column } from "./catalogue-format.ts";

/**
 * Writes cards as tab-separated text: a header line, then one card a line, ordered by name
 * (by code unit, so that the order is the same everywhere). `parseCatalogue` reads it back.
 * @throws Error if a field holds a tab or a line break, or a partner's name the separator of pairings.
 */
export function serialiseCatalogue(cards: readonly CardFacts[], header: Pick<CatalogueHeader, "source" | "date">): string {
  const sorted = cards.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const first = [
    "# podtracker card catalogue",
    `format=${FORMAT_VERSION}`,
    `source=${header.source}`,
    `date=${header.date}`,
    `count=${cards.length}`,
  ];
  return [first, ...sorted.map(cardFields)].map((fields) => `${fields.map(checked).join("\t")}\n`).join("");
}

function cardFields(card: CardFacts): string[] {
  const byColumn: Record<Column, string> = {
    name: card.name,
    manaCost: card.manaCost,
    manaValue: String(card.manaValue),
    typeLine: card.typeLine,
    colorIdentity: card.colorIdentity.join(""),
    power: card.power ?? "",
    toughness: card.toughness ?? "",
    flags: flags(card),
    pairing: pairingAbilities(card).map(pairingField).join(PAIRING_SEPARATOR),
    copyLimit: card.copyLimit === null ? ANY_NUMBER : card.copyLimit === 1 ? "" : String(card.copyLimit),
    popularity: card.popularity === null ? "" : String(card.popularity),
    scryfallId: card.scryfallId ?? "",
  };
  const fields = COLUMNS.map((column) => byColumn[column]);
  return fields.slice(0, fields.findLastIndex((field) => field !== "") + 1);
}

function flags(card: CardFacts): string {
  const eligible = card.commander.eligible ? ELIGIBLE_FLAG : "";
  const gameChanger = card.gameChanger ? GAME_CHANGER_FLAG : "";
  return LEGALITY_FLAGS[card.legality] + eligible + gameChanger;
}

function pairingField(ability: PairingAbility): string {
  const field = abilityField(ability);
  if (field.includes(PAIRING_SEPARATOR)) throw new Error(`The name in the pairing “${field}” holds the separator “${PAIRING_SEPARATOR}”.`);
  return field;
}

function abilityField(ability: PairingAbility): string {
  if (ability.kind === "partner-with") return `${ability.kind}:${ability.with}`;
  if (ability.kind === "partner-group") return `${ability.kind}:${ability.group}`;
  return ability.kind;
}

function checked(field: string): string {
  if (/[\t\r\n]/.test(field)) throw new Error(`A field of the catalogue holds a tab or a line break: ${JSON.stringify(field)}.`);
  return field;
}
