import type { Card } from "@podtracker/contract";

/** What to call the second commander that may stand beside a first one; null where none may. */
export function pairingOffer(card: Card): string | null {
  const { pairing } = card.commander;
  switch (pairing?.kind) {
    case undefined:
      return null;
    case "partner":
      return "Partner";
    case "partner-with":
      return pairing.with ? `Partner (${pairing.with})` : "Partner";
    case "partner-group":
      return pairing.group ? `Partner (${pairing.group})` : "Partner";
    case "choose-a-background":
      return "Background";
    case "background":
      return "Commander of this Background";
    case "doctors-companion":
      return "Doctor";
    case "doctor":
      return "Doctor’s companion";
  }
}
