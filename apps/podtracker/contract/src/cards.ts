import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { ColorIdentity, line } from "./shapes.ts";

export const pairingKinds = [
  "partner",
  "partner-with",
  "partner-group",
  "choose-a-background",
  "background",
  "doctors-companion",
  "doctor",
] as const;

const PairingAbility = z.object({
  kind: z.enum(pairingKinds),
  /** With `partner-with`: the one card it may be paired with. */
  with: z.string().optional(),
  /** With `partner-group`: for example `Friends forever`. */
  group: z.string().optional(),
});

/** How a card may share command; `also` is the second way of the two cards that have one. */
export const Pairing = PairingAbility.extend({ also: PairingAbility.optional() }).meta({ id: "Pairing" });

/** Facts about a card. Its text and picture stay with Scryfall, to which `imageUrl` leads. */
export const Card = z
  .object({
    name: z.string(),
    manaCost: z.string(),
    manaValue: z.number(),
    typeLine: z.string(),
    colorIdentity: ColorIdentity,
    legality: z.enum(["legal", "banned", "not_legal"]),
    gameChanger: z.boolean(),
    commander: z.object({ eligible: z.boolean(), pairing: Pairing.nullable() }),
    scryfallId: z.string().nullable(),
    imageUrl: z.string().nullable(),
  })
  .meta({ id: "Card" });
export type Card = z.infer<typeof Card>;

const Cards = z.object({ items: z.array(Card), nextCursor: z.null() });

export const searchCards = defineRoute({
  method: "GET",
  path: "/api/cards",
  summary: "Find cards by name, forgiving of accents, case and one wrong letter; best match first",
  tag: "cards",
  access: "public",
  query: z.object({
    q: z.string().max(100).default(""),
    commander: z.stringbool({ truthy: ["true"], falsy: ["false"] }).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  result: Cards,
});

export const listPartners = defineRoute({
  method: "GET",
  path: "/api/cards/partners",
  summary: "Who may be the second commander beside a card",
  tag: "cards",
  access: "public",
  query: z.object({
    for: line(200),
    q: z.string().max(100).default(""),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  result: Cards,
});

export const getCard = defineRoute({
  method: "GET",
  path: "/api/cards/{name}",
  summary: "One card by its name",
  tag: "cards",
  access: "public",
  params: z.object({ name: z.string().min(1).max(200) }),
  result: Card,
});
