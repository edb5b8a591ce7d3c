/** The id of a card's row in its deck's list, to lead to. */
export function cardAnchor(name: string): string {
  return `card-${name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")}`;
}
