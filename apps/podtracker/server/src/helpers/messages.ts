import { deckProblemCodes, Outcome, WinCondition } from "@podtracker/contract";
import { z } from "zod";

const Seat = z.object({
  seat: z.number().int().min(1).describe("From 1, in turn order"),
  memberId: z.uuid(),
  memberName: z.string(),
  deckName: z.string().nullable(),
  commanders: z.array(z.string()),
  place: z.number().int().min(1),
  kills: z.number().int().nullable(),
});

/** A game was recorded as finished; the facts as they were at that moment. */
export const GameFinished = z.object({
  gameId: z.uuid(),
  podId: z.uuid(),
  podName: z.string(),
  playedAt: z.iso.datetime(),
  outcome: Outcome,
  winCondition: WinCondition.nullable(),
  turns: z.number().int().nullable(),
  durationMinutes: z.number().int().nullable(),
  seats: z.array(Seat).min(2),
});

/** The game is filed and the pod's sums hold it. */
export const GameArchived = GameFinished.extend({
  sums: z.object({
    games: z.number().int().describe("Finished games of the pod, this one included"),
    winnerGames: z.number().int().describe("Games of the winner in the pod; 0 after a draw"),
    winnerWins: z.number().int(),
  }),
});

/** Games came from a spreadsheet, all at once; nobody is told of each. */
export const GamesImported = z.object({ podId: z.uuid(), podName: z.string(), importId: z.uuid(), games: z.number().int() });
/** The record of a game was corrected, voided or restored. */
export const GameCorrected = z.object({
  gameId: z.uuid(),
  podId: z.uuid(),
  podName: z.string(),
  playedAt: z.iso.datetime(),
  revision: z.number().int(),
  change: z.enum(["corrected", "voided", "restored"]),
  userId: z.uuid().describe("Who did it"),
  reason: z.string().nullable(),
  players: z.array(z.uuid()).describe("The members at its table, before and after"),
});

/** The pod's sums hold a change of a record. */
export const CorrectionFiled = GameCorrected;

/** Recompute the sums of all pods, those after this one. */
export const SumsRebuild = z.object({ after: z.uuid().optional().describe("The last pod of the batch before") });

/** Put aside the live games that were left alone. */
export const GamesTidy = z.object({});

/** Recompute the sums of one pod. */
export const PodRecount = z.object({ podId: z.uuid() });

/** Fetch the card catalogue anew. */
export const CatalogueRefresh = z.object({
  scheduled: z.boolean().default(false).describe("By the schedule, which does nothing while refreshing is off"),
});

/** Look whether a deck that was made or changed keeps to the rules. */
export const DeckCheck = z.object({ deckId: z.uuid() });

/** Look at the decks that were changed, or have not been looked at by the present catalogue. */
export const DecksRecheck = z.object({});

const Verdict = z.enum(["legal", "illegal", "unknown"]);

/** What a deck is found to be is another than before. */
export const DeckChecked = z.object({
  deckId: z.uuid(),
  deckName: z.string(),
  ownerId: z.uuid(),
  /** The deck's revision, and the catalogue, that were looked at. */
  revision: z.number().int(),
  catalogueAsOf: z.string(),
  catalogueSha256: z.string(),
  verdict: Verdict.describe("unknown: nothing speaks against the commanders, and there is no list"),
  before: Verdict.nullable().describe("Null where it was looked at for the first time"),
  problems: z
    .array(z.object({ code: z.enum(deckProblemCodes), card: z.string().optional(), detail: z.string() }))
    .describe("The first twenty"),
});

/** Somebody joined a pod, or came back to it. */
export const PodJoined = z.object({
  podId: z.uuid(),
  podName: z.string(),
  userId: z.uuid(),
  name: z.string(),
  inviterId: z.uuid().describe("Whose invite it was"),
  joinedAt: z.iso.datetime(),
});

/** Somebody is called by name in a chat; who and where is read from the message as it then stands. */
export const ChatMentioned = z.object({ chatMessageId: z.uuid() });

/** A mail was written that is to go out. */
export const MailSend = z.object({ mailId: z.uuid() });

/** The recap of a game stands in its pod's chat. */
export const RecapPosted = z.object({
  podId: z.uuid(),
  podName: z.string(),
  gameId: z.uuid(),
  playedAt: z.iso.datetime(),
  outcome: Outcome,
  winners: z.array(z.string()).describe("Who came in first; several after a draw"),
  chatMessageId: z.uuid(),
});
