import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { Color, ColorIdentity, Id, line, listOf, Page, prose, Time } from "./shapes.ts";

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
    /** Read by everybody who may see the deck. */
    notes: z.string(),
    retired: z.boolean(),
    revision: z.number().int(),
    createdAt: Time,
    updatedAt: Time,
  })
  .meta({ id: "Deck" });
export type Deck = z.infer<typeof Deck>;

export const mainTypes = ["creature", "planeswalker", "battle", "instant", "sorcery", "artifact", "enchantment", "land", "other"] as const;
const MainType = z.enum(mainTypes);

/** A card of a deck as its page shows it; what the catalogue does not know of is null or `other`. */
export const DeckCard = z
  .object({
    name: z.string(),
    count: z.number().int(),
    commander: z.boolean(),
    known: z.boolean(),
    type: MainType,
    manaCost: z.string(),
    manaValue: z.number().nullable(),
    colorIdentity: ColorIdentity,
    gameChanger: z.boolean(),
    imageUrl: z.string().nullable(),
  })
  .meta({ id: "DeckCard" });
export type DeckCard = z.infer<typeof DeckCard>;

/** The figures of a deck, commanders among its cards. */
export const DeckAnalysis = z
  .object({
    types: z.array(z.object({ type: MainType, count: z.number().int() })),
    /** Cards by mana value, lands apart; 7 stands for 7 and more. */
    curve: z.array(z.object({ manaValue: z.number().int(), count: z.number().int() })),
    averageManaValue: z.number().nullable(),
    /** Symbols in costs, cards of that identity, lands of it. */
    colors: z.array(z.object({ color: Color, symbols: z.number().int(), cards: z.number().int(), lands: z.number().int() })),
    colorless: z.number().int(),
    /** The lowest bracket the deck can be in, and why; its owner declares the bracket. */
    bracketFloor: z.object({
      bracket: z.number().int().min(1).max(5),
      reasons: z.array(z.object({ code: z.enum(["game-changers"]), cards: z.array(z.string()), detail: z.string() })),
    }),
    unknown: z.number().int(),
  })
  .meta({ id: "DeckAnalysis" });
export type DeckAnalysis = z.infer<typeof DeckAnalysis>;

const Share = z.object({ code: z.string(), url: z.string() });

/** A deck with all that its page shows. */
export const DeckDetail = Deck.extend({
  /** The commanders first, then the list as it is kept; without a list the commanders alone. */
  cards: z.array(DeckCard),
  /** Null without a list. */
  analysis: DeckAnalysis.nullable(),
  /** The read-only link, for the owner's eyes; null where there is none. */
  share: Share.nullable(),
}).meta({ id: "DeckDetail" });
export type DeckDetail = z.infer<typeof DeckDetail>;

/** A deck as its read-only link shows it to anybody. */
export const SharedDeck = DeckDetail.omit({ id: true, ownerId: true, share: true, retired: true, revision: true }).meta({
  id: "SharedDeck",
});
export type SharedDeck = z.infer<typeof SharedDeck>;

const fields = {
  name: line(100),
  commanders: z.array(line(200)).min(1).max(2),
  /** Without the commanders. */
  list: z.array(CardCount).max(500),
  bracket: z.number().int().min(1).max(5),
  tags: z.array(line(30)).max(20),
  link: line(500).pipe(z.url({ protocol: /^https?$/ })),
  notes: prose(4000, { optional: true }),
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
    notes: fields.notes.optional(),
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
  summary: "One deck, with its cards and figures",
  tag: "decks",
  access: "deck-reader",
  params: deckParams,
  result: DeckDetail,
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
    notes: fields.notes.optional(),
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

export const importFormats = ["text", "moxfield", "archidekt", "arena", "mtgo", "xmage", "csv"] as const;
export const importProblemCodes = ["unknown-card", "bad-count", "not-understood", "line-too-long", "too-many-commanders"] as const;
export const exportFormats = ["moxfield", "archidekt", "arena", "mtgo", "text", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

const Counted = z.object({ name: z.string(), count: z.number().int() });

/** What was made of a text; of what was not understood each line is a problem. */
const Import = z
  .object({
    /** Not with a dry run. */
    deck: Deck.optional(),
    understood: z.object({
      format: z.enum(importFormats),
      /** The deck's own name, where the text tells it. */
      name: z.string().nullable(),
      commanders: z.array(z.string()),
      /** Without the commanders. */
      cards: z.array(Counted),
      /** Cards that the text puts beside the deck; they are not kept. */
      aside: z.array(Counted.extend({ board: z.enum(["companion", "sideboard", "maybeboard", "extra"]) })),
      /** With the commanders. */
      total: z.number().int(),
    }),
    problems: z.array(
      z.object({
        line: z.number().int(),
        text: z.string(),
        code: z.enum(importProblemCodes),
        /** With an unknown card: the part of the line that was taken for its name. */
        name: z.string().optional(),
        suggestion: z.string().optional(),
      }),
    ),
    /** What the deck breaks as it was understood. */
    legality: Legality,
  })
  .meta({ id: "DeckImport" });
export type DeckImport = z.infer<typeof Import>;

export const importDeck = defineRoute({
  method: "POST",
  path: "/api/decks/import",
  summary:
    "Understand a list of cards as any program or person writes it, and make a deck of it unless it is a dry run. At most 2,000 lines",
  tag: "decks",
  access: "signed-in",
  idempotencyKey: true,
  largeBody: true,
  body: z.strictObject({
    text: z.string().min(1),
    /** Told by the content where it is not said. */
    format: z.enum(["auto", ...importFormats]).default("auto"),
    name: fields.name.optional(),
    /** In place of those that the text names. */
    commanders: fields.commanders.optional(),
    dryRun: z.boolean().default(false),
  }),
  result: Import,
});

export const duplicateDeck = defineRoute({
  method: "POST",
  path: "/api/decks/{deckId}/duplicate",
  summary: "Make a deck of one's own from any deck one may see",
  tag: "decks",
  access: "deck-reader",
  status: 201,
  idempotencyKey: true,
  params: deckParams,
  result: Deck,
});

export const shareDeck = defineRoute({
  method: "POST",
  path: "/api/decks/{deckId}/share",
  summary: "Make the read-only link by which anybody may see the deck; the one there is, if there is one",
  tag: "decks",
  access: "deck-owner",
  params: deckParams,
  result: Share,
});

export const unshareDeck = defineRoute({
  method: "DELETE",
  path: "/api/decks/{deckId}/share",
  summary: "Make the read-only link work no more",
  tag: "decks",
  access: "deck-owner",
  status: 204,
  params: deckParams,
});

export const getSharedDeck = defineRoute({
  method: "GET",
  path: "/api/shared-decks/{code}",
  summary: "A deck by its read-only link",
  tag: "decks",
  access: "public",
  params: z.object({ code: z.string().min(1).max(100) }),
  result: SharedDeck,
});

const changed = <Value extends z.ZodType>(value: Value) => z.object({ before: value, after: value }).optional();

/** What one change changed; the fields that stayed are left out. */
export const DeckChanges = z.object({
  /** How the deck came to be; on its first entry only. */
  made: z.enum(["created", "imported", "duplicated"]).optional(),
  name: changed(z.string()),
  commanders: changed(z.array(z.string())),
  bracket: changed(z.number().int().nullable()),
  tags: changed(z.array(z.string())),
  link: changed(z.string().nullable()),
  notes: changed(z.string()),
  retired: changed(z.boolean()),
  /** How many copies there were and are; 0 for a card that came or went. */
  cards: z.array(z.object({ name: z.string(), before: z.number().int(), after: z.number().int() })).optional(),
});
export type DeckChanges = z.infer<typeof DeckChanges>;

const DeckChange = z.object({ revision: z.number().int(), at: Time, changes: DeckChanges }).meta({ id: "DeckChange" });
export type DeckChange = z.infer<typeof DeckChange>;

export const listDeckHistory = defineRoute({
  method: "GET",
  path: "/api/decks/{deckId}/history",
  summary: "What changed in a deck, as differences, the latest first",
  tag: "decks",
  access: "deck-reader",
  params: deckParams,
  query: Page,
  result: listOf(DeckChange),
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
