import { nameKey } from "../../cards/name-key.ts";
import type { Field } from "./import-types.ts";

/** What columns are called, in English and German, folded: the earlier word of two columns for one field wins. */
const WORDS: Record<Field, string> = {
  date: "date dateplayed playedon playedat gamedate played when datum spieldatum gespieltam timestamp zeitstempel day tag gameday spieltag abend",
  game: "game gameid gamenumber gameno gamenr gamenum match matchid matchnumber matchno spiel spielnr spielnummer spielid partie partienr partienummer round runde pod table tisch id nr no number nummer lfdnr",
  player: "player playername name spieler spielername spielerin mitspieler teilnehmer participant person pilot who wer member user seat",
  commander: "commander commandername commanders general kommandeur kommandant feldherr legend commander1 deckcommander playedcommander",
  partner:
    "partner partnercommander commander2 secondcommander partnerbackground background hintergrund zweitercommander partner2 companion doctor",
  deck: "deck deckname decktitle decktitel deckplayed gespieltesdeck archetype",
  place:
    "place placement placing finish finishingplace finalplace finalposition position pos rank ranking standing platz platzierung rang endplatz place1",
  kills:
    "kills kill knockouts kos ko eliminations eliminated elims elim killcount playerskilled knockedout eliminierungen eliminiert ausgeschaltet abschusse besiegt",
  everybody:
    "players participants spielerinnen allplayers allespieler lineup whoplayed werhatgespielt werwarda werwardabei anwesend wergespielthat mitgespielt everybody everyone alle",
  others: "losers loser opponents opponent others otherplayers verlierer gegner andere anderespieler rest",
  winningCommander:
    "winningcommander winnercommander winnerscommander siegercommander commanderdessiegers commanderdesgewinners whichcommanderwon commanderthatwon",
  winningDeck: "winningdeck winnerdeck winnersdeck siegerdeck whichdeckwon deckthatwon gewinnerdeck deckdesgewinners deckdessiegers womit",
  winner:
    "winner winners won win whowon winningplayer winningseat winnerseat winnername sieger siegerin gewinner gewinnerin gewonnen sieg wergewann werhatgewonnen result outcome ergebnis resultat ausgang winloss wl",
  turns:
    "turns howmanyturns turncount numberofturns turnsplayed turn lastturn turnwon wonturn winturn endturn rounds zuge zug anzahlzuge runden anzahlrunden rundenzahl",
  minutes:
    "minutes mins min duration durationminutes durationmin durationinminutes length gamelength gametime lengthmin timemin dauer spieldauer dauermin dauerinminuten dauerminuten minuten spielzeit lange",
  winCondition:
    "wincondition wincon howwon howdidtheywin howdidyouwin howwasitwon howdiditend how howitended wintype winmethod method winby wonby victorytype winningcondition siegbedingung siegart artdessieges wie wiegewonnen gewonnendurch siegdurch",
  notes: "notes note comments comment remarks remark notizen notiz bemerkungen bemerkung kommentar kommentare anmerkungen anmerkung",
};

const FIELDS = new Map(
  (Object.entries(WORDS) as [Field, string][]).flatMap(([field, words]) =>
    words.split(" ").map((word, index) => [word.toLowerCase(), { field, rank: index }] as const),
  ),
);

/** Columns of these names hold one player or a game's number, unless lists of names stand in them. */
const MAY_BE_LISTS = new Set(["pod", "table", "tisch"]);

/** A column's name as the words above have it: in ASCII, without spaces and what stands in brackets. */
export function headerKey(name: string): string {
  const plain = name.replace(/[([].*?[)\]]/g, " ");
  if (/^(?:#|№|nr\.?|no\.?)$/i.test(plain.trim())) return "nr";
  return nameKey(plain).replaceAll(" ", "") || nameKey(name).replaceAll(" ", "");
}

/** Which field a column of that name holds, and how telling the name is: the lower the rank, the more. */
export function fieldOf(name: string): { field: Field; rank: number } | undefined {
  return FIELDS.get(headerKey(name));
}

/** Whether a column that is called so holds all players where lists of names stand in it. */
export const mayBeList = (name: string) => fieldOf(name)?.field === "player" || MAY_BE_LISTS.has(headerKey(name));

const SEAT_PREFIX = /^(?:player|spieler|seat|platz|sitz|p|s)(?=.)/;
const PLACES = /^(?:st|nd|rd|th|stplace|ndplace|rdplace|thplace|place|platz|rang|rank|er|erplatz)$/;
const WORDED = [
  ["first", "erster", "erste"],
  ["second", "runnerup", "zweiter", "zweite"],
  ["third", "dritter", "dritte"],
  ["fourth", "vierter", "vierte"],
  ["fifth", "funfter"],
  ["sixth", "sechster"],
];

/** What a column of one of several seats is called: `Player 2`, `P2 Deck`, `Deck 2`, `2nd`. */
export function seatFieldOf(name: string): { seat: number; field: Field | "standing" } | undefined {
  const key = headerKey(name);
  const worded = WORDED.findIndex((words) => words.some((word) => key === word || key === `${word}place`));
  if (worded !== -1) return { seat: worded + 1, field: "standing" };
  // The order of those who went out is lost; who they were is not.
  const out = WORDED.findIndex((words) => words.some((word) => key === `${word}out`));
  if (out !== -1) return { seat: out + 1, field: "others" };
  const letter = /^(?:player|spieler|seat|sitz)([a-j])$/.exec(key)?.[1];
  if (letter !== undefined) return { seat: letter.charCodeAt(0) - 96, field: "player" };
  const parts = /^(\D*)(\d{1,2})(.*)$/.exec(key);
  const seat = Number(parts?.[2] ?? 0);
  if (!parts || seat < 1 || seat > 20) return undefined;
  const rest = `${parts[1]}${parts[3]}`;
  if (/^(?:p|s|seat|sitz|sitzplatz)$/.test(rest)) return { seat, field: "player" };
  if (PLACES.test(rest)) return { seat, field: "standing" };
  const field = FIELDS.get(rest)?.field ?? FIELDS.get(rest.replace(SEAT_PREFIX, ""))?.field;
  return field && { seat, field };
}
