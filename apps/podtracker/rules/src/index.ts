export { COLORS, LEGALITIES, frontOf, isBackground, mayCommand, pairingAbilities } from "./cards/card-facts.ts";
export type { CardFacts, Color, CommanderFacts, Legality, Pairing, PairingAbility } from "./cards/card-facts.ts";
export { deriveFacts } from "./cards/derive-facts.ts";
export type { OracleCard, OracleFace } from "./cards/derive-facts.ts";
export { identityWords } from "./cards/identity-words.ts";
export { nameKey } from "./cards/name-key.ts";
export { canPair, colorsOf, combinedIdentity } from "./cards/pairing.ts";
export { COMMANDER_PROBLEM_CODES, commanderProblems } from "./decks/commander-problems.ts";
export type { CommanderProblem, UnknownCard } from "./decks/commander-problems.ts";
export { DECK_LIST_PROBLEM_CODES, type DeckListEntry, type DeckListProblem, deckListProblems } from "./decks/deck-list-problems.ts";
export { analyseDeck, type CountedCard, type DeckAnalysis } from "./decks/analysis/analyse-deck.ts";
export { type BracketFloor, bracketFloor } from "./decks/analysis/bracket-floor.ts";
export { type CardChange, differenceOf } from "./decks/analysis/difference.ts";
export { MAIN_TYPE_ORDER, MAIN_TYPES, type MainType, mainTypeOf } from "./decks/analysis/main-type.ts";
export { csvField } from "./decks/export/csv-field.ts";
export { EXPORT_FORMATS, exportDeckList, type ExportedDeck, type ExportFormat } from "./decks/export/export-deck-list.ts";
export { countLines, MOST_LINES } from "./decks/import/clean-text.ts";
export { importDeckList, type ImportOptions } from "./decks/import/import-deck-list.ts";
export { IMPORT_FORMATS, IMPORT_PROBLEM_CODES } from "./decks/import/import-types.ts";
export type { CardCount, CardNames, ImportedList, ImportFormat, ImportProblem } from "./decks/import/import-types.ts";
export {
  type CommanderNames,
  DATE_ORDERS,
  type DateOrder,
  GAME_FIELDS,
  GAME_IMPORT_PROBLEM_CODES,
  type KnownPlayer,
  MOST_NAMES,
  MOST_TABLE_LINES,
  SEAT_FIELDS,
  TABLE_LAYOUTS,
  type TableMapping,
  type UnderstoodGame,
  type UnderstoodTable,
} from "./games/import/import-types.ts";
export { type ImportSurroundings, understandGames } from "./games/import/understand-games.ts";
export { localMinute, momentOf } from "./games/local-minute.ts";
export { type GameDifference, gameDifferences, type GameRecord, type RecordedSeat } from "./games/game-differences.ts";
export { type Result, type ResultProblem, resultProblems } from "./games/result-problems.ts";
export { type RecapFacts, recapLengths, type RecapStyle, recapTones, writeRecap } from "./games/write-recap.ts";
export { winRateRange } from "./games/win-rate-range.ts";
export { effectiveEvents, foldEvents, holdingUndos, undoneIds } from "./games/live/fold-events.ts";
export { liveEventsOf } from "./games/live/live-events-of.ts";
export { extendFold, type Fold, foldOf } from "./games/live/extend-fold.ts";
export { minutesPlayed } from "./games/live/minutes-played.ts";
export { type TurnClock, turnClock } from "./games/live/turn-clock.ts";
export { applyEvent } from "./games/live/apply-event.ts";
export { type Lethal, LETHAL_COMMANDER_DAMAGE, LETHAL_POISON, lethalSeats } from "./games/live/lethal.ts";
export { lifeHistory, type LifePoint } from "./games/live/life-history.ts";
export {
  ELIMINATION_CAUSES,
  type EliminationCause,
  type LiveEvent,
  type LiveEventFacts,
  type LiveEventType,
} from "./games/live/live-event.ts";
export { type LiveStory, storyOf } from "./games/live/live-story.ts";
export { type LivePlace, placesOf } from "./games/live/live-result.ts";
export {
  type CommanderDamage,
  type Elimination,
  type LiveStart,
  type LiveState,
  type SeatState,
  startLiveGame,
} from "./games/live/live-state.ts";
