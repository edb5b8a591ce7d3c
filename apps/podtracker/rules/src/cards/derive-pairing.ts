import type { Pairing, PairingAbility } from "./card-facts.ts";

const PARTNER_WITH = /^Partner with ([^(\n]+?) *(?:\(|$)/im;
const PARTNER_GROUP = /^Partner *[—–-] *([^(\n]+?) *(?:\(|$)/im;
const FRIENDS_FOREVER = /^Friends forever *(?:\(|$)/im;
const PARTNER = /^Partner *(?:\(|$)/im;
const CHOOSE_A_BACKGROUND = /^Choose a Background\b/im;
const DOCTORS_COMPANION = /^Doctor['’]s companion\b/im;

/**
 * Reads the ways to pair off a card's front face (rule 702.124); null for a card that commands alone.
 * Keywords count only at the start of a line: other cards name them in passing.
 */
export function derivePairing(front: { typeLine: string; text: string }): Pairing | null {
  const [first, second] = [partnerAbility(front.text), ...otherAbilities(front)].filter((ability) => ability !== null);
  if (first === undefined) return null;
  return second === undefined ? first : { ...first, also: second };
}

function partnerAbility(text: string): PairingAbility | null {
  const partner = PARTNER_WITH.exec(text)?.[1];
  if (partner !== undefined) return { kind: "partner-with", with: partner };
  const group = PARTNER_GROUP.exec(text)?.[1];
  if (group !== undefined) return { kind: "partner-group", group };
  // The older wording of “Partner—Friends forever”.
  if (FRIENDS_FOREVER.test(text)) return { kind: "partner-group", group: "Friends forever" };
  return PARTNER.test(text) ? { kind: "partner" } : null;
}

function otherAbilities(front: { typeLine: string; text: string }): (PairingAbility | null)[] {
  return [
    CHOOSE_A_BACKGROUND.test(front.text) ? { kind: "choose-a-background" } : null,
    DOCTORS_COMPANION.test(front.text) ? { kind: "doctors-companion" } : null,
    isLoneDoctor(front.typeLine) ? { kind: "doctor" } : null,
    isLegendaryBackground(front.typeLine) ? { kind: "background" } : null,
  ];
}

/** A legendary Time Lord Doctor with no other creature type. */
function isLoneDoctor(typeLine: string): boolean {
  const [types = "", subtypes = ""] = typeLine.split(" — ");
  return /\bLegendary\b.*\bCreature\b/.test(types) && subtypes.trim() === "Time Lord Doctor";
}

function isLegendaryBackground(typeLine: string): boolean {
  return /\bLegendary\b.*\bEnchantment\b.* — .*\bBackground\b/.test(typeLine);
}
