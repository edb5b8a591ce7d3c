import { type AnyHelper, defineHelper } from "tatwats";
import { z } from "zod";

/** One way between two; the hops of a chain follow each other, each caused by the one before it. */
export interface Way {
  chain: number;
  /** From 1. */
  hop: number;
  sender: string;
  recipient: string;
  type: string;
}

export const application = "podtracker";
export const hopsAChain = 5;
const chains = 6;

export const helperNames = [
  "the_archivist",
  "the_author",
  "the_librarian",
  "the_herald",
  "the_operator",
  "the_janitor",
  "the_scout",
  "the_judge",
  "the_scribe",
  "the_courier",
  "the_banker",
  "the_cartographer",
  "the_gardener",
  "the_watchman",
  "the_printer",
  "the_tailor",
  "the_miller",
  "the_smith",
  "the_cook",
  "the_clerk",
] as const;

/** Thirty ways: six chains of five hops that begin at the application, over twenty helpers. */
export const ways: readonly Way[] = Array.from({ length: chains * hopsAChain }, (_, place) => {
  const [chain, hop] = [Math.floor(place / hopsAChain), (place % hopsAChain) + 1];
  const recipient = (at: number) => helperNames[(at * 7) % helperNames.length]!;
  return {
    chain,
    hop,
    sender: hop === 1 ? application : recipient(place - 1),
    recipient: recipient(place),
    type: `${["game", "deck", "card", "pod", "chat", "page"][chain]}.${["recorded", "checked", "counted", "told", "kept"][hop - 1]}`,
  };
});

const Payload = z.object({
  game: z.uuid(),
  player: z.string(),
  turns: z.number().int(),
  note: z.string(),
  token: z.string().meta({ secret: true }).optional(),
});

const nightly = { game: "0199aaaa-bbbb-7ccc-8ddd-eeeeffff7f2a", player: "Ash", turns: 9, note: "as every night" };

function typesFor(name: string): string[] {
  const types = new Set(ways.filter((way) => way.recipient === name).map(({ type }) => type));
  return types.size > 0 ? [...types] : ["thing.given"];
}

/** The helpers as a process of the console knows them; they handle nothing. */
export const cast: readonly AnyHelper[] = helperNames.map((name) =>
  defineHelper({
    name,
    version: "1.0.0",
    purpose: `Stands for ${name} on the bench.`,
    settings: z.object({
      pace: z.number().int().min(1).max(100).default(10).describe("Things a minute"),
      key: z.string().default("").meta({ secret: true }),
    }),
    mailboxLimit: 1_000_000,
    schedules: { nightly: { cron: "15 3 * * *", send: typesFor(name)[0]!, payload: nightly } },
    accepts: Object.fromEntries(typesFor(name).map((type) => [type, { payload: Payload, handle: async () => {} }])),
    emits: Object.fromEntries(ways.filter((way) => way.sender === name).map(({ type }) => [type, Payload])),
  }),
);
