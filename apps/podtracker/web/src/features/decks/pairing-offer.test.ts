import type { Card } from "@podtracker/contract";
import { expect, it } from "vitest";
import { pairingOffer } from "./pairing-offer.ts";

function cardWith(pairing: Card["commander"]["pairing"]): Card {
  return {
    name: "Card",
    manaCost: "",
    manaValue: 0,
    typeLine: "",
    colorIdentity: [],
    legality: "legal",
    gameChanger: false,
    commander: { eligible: true, pairing },
    scryfallId: null,
    imageUrl: null,
  };
}

it("offers nothing beside a commander that stands alone", () => {
  expect(pairingOffer(cardWith(null))).toBeNull();
});

it("names what may stand beside it", () => {
  expect(pairingOffer(cardWith({ kind: "partner" }))).toBe("Partner");
  expect(pairingOffer(cardWith({ kind: "partner-with", with: "Zndrsplt, Eye of Wisdom" }))).toBe("Partner (Zndrsplt, Eye of Wisdom)");
  expect(pairingOffer(cardWith({ kind: "partner-group", group: "Friends forever" }))).toBe("Partner (Friends forever)");
  expect(pairingOffer(cardWith({ kind: "choose-a-background" }))).toBe("Background");
  expect(pairingOffer(cardWith({ kind: "doctor" }))).toBe("Doctor’s companion");
});
