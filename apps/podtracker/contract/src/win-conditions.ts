/** How a game can be won. By itself, so that a page that offers them needs no schemas. */
export const winConditions = ["combat", "commander-damage", "poison", "combo", "mill", "concession", "alternate", "other"] as const;
