import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { ColorIdentity, Id, line, listOf, Page, Time } from "./shapes.ts";

export const deckProblemCodes = [
  "wrong-count",
  "not-singleton",
  "outside-identity",
  "banned",
  "not-legal",
  "unknown-card",
  "not-a-commander",
  "bad-pairing",
] as const;

const Legality = z.object({
  /** Null without a list of cards: nobody can say. */
  legal: z.boolean().nullable(),
  problems: z.array(z.object({ code: z.enum(deckProblemCodes), card: z.string().optional(), detail: z.string() })),
});

const CardCount = z.strictObject({ name: line(200), count: z.number().int().min(1).max(250) });

export const Deck = z
  .object({
    id: Id,
    name: z.string(),
    ownerId: Id,
    ownerName: z.string(),
    commanders: z.array(z.string()),
    colorIdentity: ColorIdentity,
    list: z.array(z.object({ name: z.string(), count: z.number().int() })).nullable(),
    legality: Legality,
    bracket: z.number().int().min(1).max(5).nullable(),
    tags: z.array(z.string()),
    link: z.string().nullable(),
    retired: z.boolean(),
    revision: z.number().int(),
    createdAt: Time,
    updatedAt: Time,
  })
  .meta({ id: "Deck" });
export type Deck = z.infer<typeof Deck>;

const fields = {
  name: line(100),
  commanders: z.array(line(200)).min(1).max(2),
  /** Without the commanders. */
  list: z.array(CardCount).max(500),
  bracket: z.number().int().min(1).max(5),
  tags: z.array(line(30)).max(20),
  link: line(500).pipe(z.url({ protocol: /^https?$/ })),
};

export const createDeck = defineRoute({
  method: "POST",
  path: "/api/decks",
  summary: "Add a deck. Legality is advice: a deck is saved whatever it breaks",
  tag: "decks",
  access: "signed-in",
  status: 201,
  idempotencyKey: true,
  body: z.strictObject({
    name: fields.name,
    commanders: fields.commanders,
    list: fields.list.optional(),
    bracket: fields.bracket.optional(),
    tags: fields.tags.optional(),
    link: fields.link.optional(),
  }),
  result: Deck,
});

export const listDecks = defineRoute({
  method: "GET",
  path: "/api/decks",
  summary: "My decks, the one changed last first; retired ones only when asked for",
  tag: "decks",
  access: "signed-in",
  query: Page.extend({ retired: z.stringbool({ truthy: ["true"], falsy: ["false"] }).default(false) }),
  result: listOf(Deck),
});

const deckParams = z.object({ deckId: Id });

export const getDeck = defineRoute({
  method: "GET",
  path: "/api/decks/{deckId}",
  summary: "One deck",
  tag: "decks",
  access: "deck-reader",
  params: deckParams,
  result: Deck,
});

export const updateDeck = defineRoute({
  method: "PATCH",
  path: "/api/decks/{deckId}",
  summary: "Change a deck; with `revision`, only if nobody changed it since",
  tag: "decks",
  access: "deck-owner",
  params: deckParams,
  body: z.strictObject({
    revision: z.number().int().optional(),
    name: fields.name.optional(),
    commanders: fields.commanders.optional(),
    list: fields.list.nullable().optional(),
    bracket: fields.bracket.nullable().optional(),
    tags: fields.tags.optional(),
    link: fields.link.nullable().optional(),
  }),
  result: Deck,
});

export const retireDeck = defineRoute({
  method: "DELETE",
  path: "/api/decks/{deckId}",
  summary: "Retire a deck; the games played with it keep it",
  tag: "decks",
  access: "deck-owner",
  status: 204,
  params: deckParams,
});

export const restoreDeck = defineRoute({
  method: "POST",
  path: "/api/decks/{deckId}/restore",
  summary: "Take a retired deck back into use",
  tag: "decks",
  access: "deck-owner",
  params: deckParams,
  result: Deck,
});

export const listPodDecks = defineRoute({
  method: "GET",
  path: "/api/pods/{podId}/decks",
  summary: "What the pod's members bring, to choose or borrow",
  tag: "decks",
  access: "pod-member",
  params: z.object({ podId: Id }),
  query: Page,
  result: listOf(Deck),
});
