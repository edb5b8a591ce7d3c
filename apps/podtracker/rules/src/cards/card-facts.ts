/** The five colours in the order every identity is written in (rule 105.1). */
export const COLORS = ["W", "U", "B", "R", "G"] as const;

export type Color = (typeof COLORS)[number];

/**
 * One way a card may share command with a second one (rule 702.124).
 * `background` and `doctor` are the passive halves of two of them.
 */
export type PairingAbility =
  | { kind: "partner" }
  | { kind: "partner-with"; with: string }
  /** “Partner—[group]”, and the older “Friends forever”; the group is written as printed. */
  | { kind: "partner-group"; group: string }
  | { kind: "choose-a-background" }
  | { kind: "background" }
  | { kind: "doctors-companion" }
  | { kind: "doctor" };

/**
 * A card's ways to pair. Nearly all have one; `also` holds the second of the rare cards with two
 * (Amy Pond has a partner and is a Doctor's companion; Faceless One is and chooses a Background).
 */
export type Pairing = PairingAbility & { also?: PairingAbility };

export const LEGALITIES = ["legal", "banned", "not_legal"] as const;

/** A card's standing in Commander, in the words of the catalogue's source. */
export type Legality = (typeof LEGALITIES)[number];

/** What the app knows of a card: facts only, never its rules text. */
export type CardFacts = {
  /** The full English name; faces are joined by ` // `. */
  name: string;
  /** The names of the faces, front first; empty for a card with one face. */
  faceNames: string[];
  /** As printed, `{2}{W/U}`; faces joined by ` // `; empty for lands and where unknown. */
  manaCost: string;
  manaValue: number;
  /** Faces joined by ` // `; empty where the source knows no more than name and legality. */
  typeLine: string;
  /** In WUBRG order (rule 903.4). */
  colorIdentity: Color[];
  /** As printed on the front face (`*`, `1+*` occur); absent where there is none or none is known. */
  power?: string;
  toughness?: string;
  legality: Legality;
  gameChanger: boolean;
  /**
   * `eligible`: may command alone (rule 903.3), whatever its legality. A Background is not
   * eligible: it commands only beside a card with “Choose a Background”; see `mayCommand`.
   */
  commander: { eligible: boolean; pairing: Pairing | null };
  /** Copies a deck may hold: 1 as a rule, 7 or 9 where printed, null for any number (rule 903.5b). */
  copyLimit: number | null;
  scryfallId: string | null;
  /** EDHREC's rank among all cards, 1 the most played; null where unknown. */
  popularity: number | null;
};

/** The parts of a card that two commanders' rules look at. */
export type CommanderFacts = Pick<CardFacts, "name" | "faceNames" | "commander">;

/** All of a card's ways to pair: none, one, or two. */
export function pairingAbilities(card: Pick<CardFacts, "commander">): PairingAbility[] {
  const { pairing } = card.commander;
  if (pairing === null) return [];
  return pairing.also === undefined ? [pairing] : [pairing, pairing.also];
}

/** Whether a card is a legendary Background, which may be a second commander (rule 702.124). */
export function isBackground(card: Pick<CardFacts, "commander">): boolean {
  return pairingAbilities(card).some((ability) => ability.kind === "background");
}

/** Whether a card may stand in the command zone at all: alone, or as the Background of another. */
export function mayCommand(card: Pick<CardFacts, "commander">): boolean {
  return card.commander.eligible || isBackground(card);
}

/** The front face's part of a name, cost or type line. */
export function frontOf(text: string): string {
  return text.split(" // ", 1)[0] ?? "";
}
