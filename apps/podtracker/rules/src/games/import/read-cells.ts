import { tidy } from "../../decks/import/clean-text.ts";

/** What turns the direction of text: with it, one name can look like another. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** A cell as something that can be kept: on one line, composed, and nothing in it that nobody sees. */
export function tidyCell(cell: string): string {
  return tidy(cell.replace(TURNING, "")).normalize("NFC");
}

/** The first so many letters. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : [...text].slice(0, most).join("").trim();
}

/** Folds what a person is called: “Zoë ” and “zoe” are the same. Of any script, unlike a card's key. */
export function personKey(name: string): string {
  const folded = tidyCell(name)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss");
  return folded.replace(/[^\p{L}\p{N}]+/gu, " ").trim() || folded;
}

const NOTHING = /^(?:[-–—?.*]+|n\/?a|none|null|keine?|unknown|unbekannt|#n\/a)?$/i;

/** Whether a cell says nothing: empty, a dash, “n/a”. */
export function saysNothing(cell: string): boolean {
  return NOTHING.test(cell);
}

const WINS =
  /^(?:1|x|y|yes|true|w|win|won|wins|winner|victory|✓|✔|✅|🏆|👑|j|ja|wahr|s|sieg|sieger|siegerin|gewonnen|gewinner|gewinnerin)$/i;
const LOSSES = /^(?:0|n|no|false|l|loss|loses?|lost|loser|defeat|✗|✘|❌|nein|falsch|verloren|niederlage|verlierer|verliererin)$/i;
const DRAWS =
  /^(?:d|draw|drawn|tie|tied|stalemate|no winner|nobody|no[ -]?one|u|unentschieden|remis|niemand|keiner|kein sieger|kein gewinner)[.!]*$/i;

/** What a word says of how a game went for somebody. */
export function markOf(cell: string): "win" | "loss" | "draw" | null {
  if (WINS.test(cell)) return "win";
  if (DRAWS.test(cell)) return "draw";
  return LOSSES.test(cell) ? "loss" : null;
}

const NOBODY = /^(?:nobody|no ?one|none|niemand|keine?r?)(?: (?:won|wins|hat gewonnen|gewann|gewinnt|draw|tie|time|zeit)\b.*)?$/;
const DRAWN = /^(?:draw|drawn|tie|tied|stalemate|unentschieden|remis|patt|gleichstand)\b|\b(?:draw|tie|unentschieden|remis|stalemate)$/;

/** Whether the words in the place of a winner say that nobody won: “No one”, “Draw on time”, “3-way tie”. */
export function saysDraw(text: string): boolean {
  if (markOf(text) === "draw") return true;
  const folded = personKey(text);
  return NOBODY.test(folded) || DRAWN.test(folded);
}

const ORDINALS = new Map(
  [
    ["first", "erster", "erste"],
    ["second", "zweiter", "zweite"],
    ["third", "dritter", "dritte"],
    ["fourth", "vierter", "vierte"],
    ["fifth", "funfter", "fünfter"],
    ["sixth", "sechster"],
  ].flatMap((words, index) => words.map((word) => [word, index + 1] as const)),
);

const MEDALS = ["🥇", "🥈", "🥉"];
/** Somebody else has it, too. */
const SHARED_BEFORE = /^(?:(?:tied?|joint|shared|geteilter?)(?: for)? |t[-. ]{0,2}(?=\d)|= ?)/i;
const SHARED_AFTER = /(?: ?[([](?:tied?|t|joint|shared|geteilt)[)\]]| tied?|(?<=\d)t| ?=)$/i;

/** A place such as `2`, `2nd`, `2.`, `T2`, `T-2`, `2=`, `=2`, `2 (tie)`, `second`; null where the cell names none. */
export function placeOf(cell: string): number | null {
  if (cell.length > LONGEST_PLACE) return null;
  const alone = cell.replace(SHARED_BEFORE, "").replace(SHARED_AFTER, "");
  const number = /^(?:#|platz |place )?(\d{1,2})(?:[.,]0+)?\s*(?:st|nd|rd|th|er|\.)?(?: place| platz)?(?: ?(?:\/|of|von) ?\d{1,2})?$/i.exec(
    alone,
  )?.[1];
  if (number !== undefined) return Number(number);
  const medal = MEDALS.indexOf(alone);
  return medal === -1 ? (ORDINALS.get(alone.toLowerCase()) ?? null) : medal + 1;
}

const LONGEST_PLACE = 40;

/** A whole number within bounds; null where the cell holds none. */
export function numberOf(cell: string, least: number, most: number): number | null {
  const digits = /^(\d{1,5})(?:[.,]0+)?$/.exec(cell)?.[1];
  if (digits === undefined) return null;
  const number = Number(digits);
  return number >= least && number <= most ? number : null;
}

/** Minutes as `95`, `95 min`, `1:35`, `1:35:00`, `1h 35m`, `1,5 h`; null where the cell holds none. */
export function minutesOf(cell: string): number | null {
  const text = cell.toLowerCase().replace(",", ".");
  const clock = /^(\d{1,2}):(\d{2})(?::\d{2})?(?: ?h)?$/.exec(text);
  const words =
    /^(?:(\d{1,2}(?:\.\d+)?) ?(?:h|hrs?|hours?|std\.?|stunden?))? ?(?:(\d{1,4}(?:\.\d+)?) ?(?:m|min|mins|min\.|minutes?|minuten|['’′])?)?$/.exec(
      text,
    );
  const minutes = clock
    ? Number(clock[1]) * 60 + Number(clock[2])
    : words && (words[1] !== undefined || words[2] !== undefined)
      ? Math.round(Number(words[1] ?? 0) * 60 + Number(words[2] ?? 0))
      : 0;
  return minutes >= 1 && minutes <= 2880 ? minutes : null;
}

const WIN_CONDITIONS: readonly (readonly [condition: string, words: RegExp])[] = [
  ["commander-damage", /commander[ -]?(?:damage|dmg|schaden)|cmdr|general damage|\b21\b/],
  ["poison", /poison|infect|toxic|\bgift/],
  ["mill", /\bmill|deck(?:ed|ing)|library|bibliothek/],
  ["combo", /combo|kombo|infinite|unendlich|\bloop|storm/],
  ["concession", /conce(?:de|ssion)|scoop|surrender|aufgegeben|aufgabe|kapitul/],
  ["alternate", /\balt|thassa|lab(?:oratory)? ?man|win the game|sonder/],
  ["combat", /combat|damage|beat|attack|kampf|schaden|angriff|creature|swing|aggro/],
  ["other", /^(?:other|anders|andere|sonstiges)$/],
];

/** How a game was won, as far as the words of a cell say it. */
export function winConditionOf(cell: string): string | null {
  const text = cell.toLowerCase();
  return WIN_CONDITIONS.find(([, words]) => words.test(text))?.[0] ?? null;
}
