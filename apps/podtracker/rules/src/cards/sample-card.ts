import type { CardFacts, Pairing } from "./card-facts.ts";

/** For tests: a plain legendary creature that commands alone, but for what is said otherwise. */
export function sampleCard(name: string, differences: Partial<CardFacts> = {}): CardFacts {
  return {
    name,
    faceNames: [],
    manaCost: "{2}{G}",
    manaValue: 3,
    typeLine: "Legendary Creature — Human",
    colorIdentity: ["G"],
    power: "2",
    toughness: "2",
    legality: "legal",
    gameChanger: false,
    commander: { eligible: true, pairing: null },
    copyLimit: 1,
    scryfallId: null,
    popularity: null,
    ...differences,
  };
}

/** For tests: a legendary creature with a way to pair. */
export function sampleCommander(name: string, pairing: Pairing | null): CardFacts {
  return sampleCard(name, { commander: { eligible: true, pairing } });
}

/** For tests: a Background that is nothing else. */
export function sampleBackground(name: string): CardFacts {
  return sampleCard(name, {
    typeLine: "Legendary Enchantment — Background",
    commander: { eligible: false, pairing: { kind: "background" } },
  });
}
