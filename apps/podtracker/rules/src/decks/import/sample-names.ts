import type { CardFacts } from "../../cards/card-facts.ts";
import { nameKey } from "../../cards/name-key.ts";
import { sampleBackground, sampleCard, sampleCommander } from "../../cards/sample-card.ts";
import type { CardNames } from "./import-types.ts";

const plain = { commander: { eligible: false, pairing: null } };

/** For tests: some cards with the names that make imports difficult. */
export const SAMPLE_CARDS: readonly CardFacts[] = [
  sampleCommander("Krenko, Mob Boss", null),
  sampleCommander("Atraxa, Praetors' Voice", null),
  sampleCommander("Tymna the Weaver", { kind: "partner" }),
  sampleCommander("Thrasios, Triton Hero", { kind: "partner" }),
  sampleCommander("Wilson, Refined Grizzly", { kind: "choose-a-background" }),
  sampleBackground("Clan Crafter"),
  sampleCommander("Jegantha, the Wellspring", null),
  {
    ...sampleCommander("Esika, God of the Tree // The Prismatic Bridge", null),
    faceNames: ["Esika, God of the Tree", "The Prismatic Bridge"],
  },
  sampleCard("Minsc & Boo, Timeless Heroes"),
  ...[
    "Sol Ring",
    "Arcane Signet",
    "Mountain",
    "Fire // Ice",
    "Ice",
    "Lim-Dûl's Vault",
    "Jötun Grunt",
    "Æther Vial",
    "+2 Mace",
    "1996 World Champion",
    "_____",
    "Hazmat Suit (Used)",
    "Erase",
    "Erase (Not the Urza's Legacy One)",
    "B.F.M. (Big Furry Monster)",
    "Borrowing 100,000 Arrows",
    "Spider-Man 2099",
    "Circle of Protection: Red",
    "Question Elemental?",
    "X",
    "Xenagos, the Reveler",
    "Sword of Dungeons & Dragons",
    "Bonecrusher Giant // Stomp",
    "Now I Know My ABC's",
    "#1 Fan",
  ].map((name) => sampleCard(name, { ...plain, faceNames: name.includes(" // ") ? name.split(" // ") : [], typeLine: "Artifact" })),
];

/** For tests: those cards, found forgivingly, a full name before a face. */
export const sampleNames: CardNames = {
  find(name) {
    const key = nameKey(name);
    const exact = SAMPLE_CARDS.find((card) => card.name === name);
    const byKey = SAMPLE_CARDS.find((card) => key !== "" && nameKey(card.name) === key);
    return exact ?? byKey ?? SAMPLE_CARDS.find((card) => key !== "" && card.faceNames.some((face) => nameKey(face) === key));
  },
  suggest: (name) => SAMPLE_CARDS.find((card) => nameKey(card.name).slice(0, 5) === nameKey(name).slice(0, 5))?.name,
};
