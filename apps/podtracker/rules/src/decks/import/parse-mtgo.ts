import { decodeEntities, tidy } from "./clean-text.ts";
import type { CardNames, ImportProblem, ParsedList } from "./import-types.ts";
import { countOf, MOST_COPIES } from "./read-line.ts";

/** Longer than any tag that names a card. */
const LONGEST_TAG = 2000;

/** Some more than a file of `MOST_LINES` has; what follows them is not read. */
const MOST_PIECES = 6000;

/** One tag, or the text between two, and where it stands. */
interface Piece {
  kind: "tag" | "text" | "broken";
  text: string;
  line: number;
}

/**
 * Reads Magic Online's `.dek`: one `<Cards …/>` for each card, those of the command zone in the sideboard.
 *
 * This is no XML reader: tags are cut at their brackets, attributes read from them, the five named and the
 * numbered entities decoded once. A document type declares nothing here, so no entity can grow.
 */
export function parseMtgo(text: string, { find }: CardNames): ParsedList {
  const list: ParsedList = { format: "mtgo", name: null, cards: [], problems: [], looseBlocks: new Set() };
  const blamed = new Set<number>();
  const blame = ({ text: faulty, line }: Piece, code: ImportProblem["code"], wanted?: string) => {
    // One problem a line is enough for what is no tag at all.
    if (code === "not-understood" && blamed.has(line)) return;
    blamed.add(line);
    list.problems.push({ line, text: faulty, code, ...(wanted === undefined ? {} : { name: wanted }) });
  };
  for (const piece of piecesOf(text)) {
    if (piece.kind === "tag" && /^<Cards\b(?!\s*>)/i.test(piece.text)) readCard(piece, { find, list, blame });
    else if (piece.kind === "broken" || (piece.kind === "tag" && !isKnownTag(piece.text))) blame(piece, "not-understood");
    else if (piece.kind === "text" && !/^[\s\d\ufeff-]*$/.test(piece.text)) blame(piece, "not-understood");
  }
  return list;
}

function readCard(
  piece: Piece,
  {
    find,
    list,
    blame,
  }: { find: CardNames["find"]; list: ParsedList; blame(piece: Piece, code: ImportProblem["code"], wanted?: string): void },
): void {
  if (piece.text.length > LONGEST_TAG) return blame(piece, "line-too-long");
  const attributes = readAttributes(piece.text);
  const name = tidy(attributes.get("name") ?? "");
  if (name === "") return blame(piece, "not-understood");
  const card = find(name);
  if (card === undefined) return blame(piece, "unknown-card", name);
  const count = countOf(attributes.get("quantity") ?? "");
  if (!(count >= 1 && count <= MOST_COPIES)) return blame(piece, "bad-count");
  const board = attributes.get("sideboard")?.toLowerCase() === "true" ? "sideboard" : "main";
  list.cards.push({ line: piece.line, text: piece.text, card, count, board, block: 0, label: false });
}

/** Cuts the text at `<` and `>`. A tag that another one begins in, or that never ends, is broken. */
function* piecesOf(text: string): Generator<Piece> {
  const lastCommentEnd = text.lastIndexOf("-->");
  let line = 1;
  let at = 0;
  for (let pieces = 0; at < text.length; pieces++) {
    const { kind, end } = pieces === MOST_PIECES ? { kind: "broken" as const, end: text.length } : readPiece(text, at, lastCommentEnd);
    const content = text.slice(at, end);
    // A text between two tags is told where its first letter stands.
    const lead = kind === "text" ? (/^\s*/.exec(content)?.[0] ?? "") : "";
    yield { kind, text: content, line: line + countBreaks(lead) };
    line += countBreaks(content);
    at = end;
  }
}

/** @param lastCommentEnd so that what opens behind it is not sought to the end again and again */
function readPiece(text: string, at: number, lastCommentEnd: number): Pick<Piece, "kind"> & { end: number } {
  if (text[at] !== "<") return { kind: "text", end: orEnd(text.indexOf("<", at), text) };
  // A comment that stays open is its own line's fault, not that of all after it.
  if (text.startsWith("<!--", at) && at + 4 <= lastCommentEnd) return { kind: "tag", end: text.indexOf("-->", at + 4) + 3 };
  const next = orEnd(text.indexOf("<", at + 1), text);
  const close = text.slice(at, next).indexOf(">");
  return close === -1 ? { kind: "broken", end: next } : { kind: "tag", end: at + close + 1 };
}

function orEnd(position: number, text: string): number {
  return position === -1 ? text.length : position;
}

function countBreaks(text: string): number {
  let breaks = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter === 10 || (letter === 13 && text.charCodeAt(at + 1) !== 10)) breaks++;
  }
  return breaks;
}

function isKnownTag(tag: string): boolean {
  return /^<(?:[?!]|\/?(?:Deck|Cards|NetDeckID|PreconstructedDeckID)\b)/i.test(tag);
}

/** The attributes of a tag by their lower-case names. */
function readAttributes(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single] of tag.matchAll(/([a-z]+)\s?=\s?(?:"([^"]*)"|'([^']*)')/gi)) {
    attributes.set(name.toLowerCase(), decodeEntities(double ?? single ?? ""));
  }
  return attributes;
}
