import { type CardFacts, colorsOf, type Legality, type Pairing } from "@podtracker/rules";

/** A card as it lies in the table `card`. */
export interface CardRow {
  name: string;
  face_names: string[];
  mana_cost: string;
  mana_value: number;
  type_line: string;
  color_identity: string;
  power: string | null;
  toughness: string | null;
  legality: string;
  game_changer: boolean;
  commander_eligible: boolean;
  pairing: Pairing | null;
  copy_limit: number | null;
  scryfall_id: string | null;
  popularity: number | null;
}

export function rowOf(card: CardFacts): CardRow {
  return {
    name: card.name,
    face_names: card.faceNames,
    mana_cost: card.manaCost,
    mana_value: card.manaValue,
    type_line: card.typeLine,
    color_identity: card.colorIdentity.join(""),
    power: card.power ?? null,
    toughness: card.toughness ?? null,
    legality: card.legality,
    game_changer: card.gameChanger,
    commander_eligible: card.commander.eligible,
    pairing: card.commander.pairing,
    copy_limit: card.copyLimit,
    scryfall_id: card.scryfallId,
    popularity: card.popularity,
  };
}

export function factsOf(row: CardRow): CardFacts {
  return {
    name: row.name,
    faceNames: row.face_names,
    manaCost: row.mana_cost,
    manaValue: row.mana_value,
    typeLine: row.type_line,
    colorIdentity: colorsOf(row.color_identity),
    ...(row.power === null ? {} : { power: row.power }),
    ...(row.toughness === null ? {} : { toughness: row.toughness }),
    // Written by `rowOf` and by nothing else.
    legality: row.legality as Legality,
    gameChanger: row.game_changer,
    commander: { eligible: row.commander_eligible, pairing: row.pairing },
    copyLimit: row.copy_limit,
    scryfallId: row.scryfall_id,
    popularity: row.popularity,
  };
}
