export { COLORS, LEGALITIES, frontOf, isBackground, mayCommand, pairingAbilities } from "./cards/card-facts.ts";
export type { CardFacts, Color, CommanderFacts, Legality, Pairing, PairingAbility } from "./cards/card-facts.ts";
export { deriveFacts } from "./cards/derive-facts.ts";
export type { OracleCard, OracleFace } from "./cards/derive-facts.ts";
export { nameKey } from "./cards/name-key.ts";
export { canPair, combinedIdentity } from "./cards/pairing.ts";
export { COMMANDER_PROBLEM_CODES, commanderProblems } from "./decks/commander-problems.ts";
export type { CommanderProblem, UnknownCard } from "./decks/commander-problems.ts";
