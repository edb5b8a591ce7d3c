import { COLORS } from "@podtracker/rules";
import type { CardFacts, Color, Legality, Pairing, PairingAbility } from "@podtracker/rules";
import {
  ANY_NUMBER,
  COLUMNS,
  ELIGIBLE_FLAG,
  FORMAT_VERSION,
  GAME_CHANGER_FLAG,
  LEGALITY_FLAGS,
  PAIRING_SEPARATOR,
  PLAIN_PAIRINGS,
} from "./catalogue-format.ts";
import type { CatalogueHeader, Column } from "./catalogue-format.ts";

/**
 * Reads what `serialiseCatalogue` wrote.
 * @throws Error naming the line, if the text is no catalogue, of another format version, cut short, or a field is malformed.
 */
export function parseCatalogue(text: string): { header: CatalogueHeader; cards: CardFacts[] } {
  const [first = "", ...lines] = text.replace(/\n$/, "").split("\n");
  const header = parseHeader(first);
  if (lines.length !== header.count)
    throw new Error(`The card catalogue should hold ${header.count} cards, but has ${lines.length}. Fetch it again.`);
  return { header, cards: lines.map((line, index) => parseLine(line, index + 2)) };
}

function parseHeader(line: string): CatalogueHeader {
  const [title = "", ...fields] = line.split("\t");
  const values = new Map(fields.map((field) => [field.slice(0, field.indexOf("=")), field.slice(field.indexOf("=") + 1)]));
  const formatVersion = Number(values.get("format"));
  if (!title.startsWith("#") || formatVersion !== FORMAT_VERSION)
    throw new Error(`This is no card catalogue of format ${FORMAT_VERSION}: it begins “${line.slice(0, 80)}”.`);
  return { formatVersion, source: values.get("source") ?? "", date: values.get("date") ?? "", count: Number(values.get("count")) };
}

function parseLine(line: string, lineNumber: number): CardFacts {
  try {
    return parseCard(line);
  } catch (cause) {
    throw new Error(`Line ${lineNumber} of the card catalogue: ${cause instanceof Error ? cause.message : "unreadable"}`, { cause });
  }
}

function parseCard(line: string): CardFacts {
  const fields = line.split("\t");
  if (fields.length > COLUMNS.length) throw new Error(`${fields.length} fields where ${COLUMNS.length} are known.`);
  const field = (column: Column) => fields[COLUMNS.indexOf(column)] ?? "";
  const name = field("name");
  if (name === "") throw new Error("the name is missing.");
  return {
    name,
    faceNames: name.includes(" // ") ? name.split(" // ") : [],
    manaCost: field("manaCost"),
    manaValue: number(field("manaValue")),
    typeLine: field("typeLine"),
    colorIdentity: parseColors(field("colorIdentity")),
    ...(field("power") !== "" && { power: field("power") }),
    ...(field("toughness") !== "" && { toughness: field("toughness") }),
    legality: parseLegality(field("flags")),
    gameChanger: field("flags").includes(GAME_CHANGER_FLAG),
    commander: { eligible: field("flags").includes(ELIGIBLE_FLAG), pairing: parsePairing(field("pairing")) },
    copyLimit: parseCopyLimit(field("copyLimit")),
    scryfallId: field("scryfallId") || null,
    popularity: field("popularity") === "" ? null : number(field("popularity")),
  };
}

function number(field: string): number {
  const value = Number(field);
  if (field === "" || !Number.isFinite(value)) throw new Error(`“${field}” is no number.`);
  return value;
}

function parseColors(field: string): Color[] {
  return field.split("").map((letter) => {
    const color = COLORS.find((known) => known === letter);
    if (color === undefined) throw new Error(`“${letter}” is no colour.`);
    return color;
  });
}

function parseLegality(flags: string): Legality {
  if (flags.includes(LEGALITY_FLAGS.banned)) return "banned";
  return flags.includes(LEGALITY_FLAGS.not_legal) ? "not_legal" : "legal";
}

function parsePairing(field: string): Pairing | null {
  if (field === "") return null;
  const [first, second] = field.split(PAIRING_SEPARATOR);
  const pairing = parseAbility(first ?? "");
  return second === undefined ? pairing : { ...pairing, also: parseAbility(second) };
}

function parseAbility(field: string): PairingAbility {
  const plain = PLAIN_PAIRINGS.find((kind) => kind === field);
  if (plain !== undefined) return { kind: plain };
  const colon = field.indexOf(":");
  const detail = field.slice(colon + 1);
  if (field.startsWith("partner-with:")) return { kind: "partner-with", with: detail };
  if (field.startsWith("partner-group:")) return { kind: "partner-group", group: detail };
  throw new Error(`“${field}” is no pairing.`);
}

function parseCopyLimit(field: string): number | null {
  if (field === ANY_NUMBER) return null;
  return field === "" ? 1 : number(field);
}
