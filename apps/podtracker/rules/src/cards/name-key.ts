const LIGATURES: Record<string, string> = { æ: "ae", œ: "oe", ø: "o", ß: "ss", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };

/**
 * Folds a card name, or what a person typed for one, to a key: lower-case ASCII words, single spaces.
 *
 * Accents and ligatures are unfolded; quotes and full stops vanish, so that “praetors” and “Dr” match;
 * `&` is read “and”; all other punctuation parts words, `//` among it. Idempotent. A name without a
 * letter or digit gives the empty string.
 */
export function nameKey(name: string): string {
  const lower = name.toLowerCase();
  return plain(isAscii(lower) ? lower : unaccent(lower));
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

function unaccent(lower: string): string {
  return lower
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[æœøßđðłþı]/g, (letter) => LIGATURES[letter] ?? letter);
}

function plain(lower: string): string {
  return lower
    .replace(/['"`.\u00b4\u2018\u2019\u201a-\u201f\u2032\u2033\u02bc]/g, "")
    .replace(/(\d),(?=\d)/g, "$1")
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
