/**
 * Splits one row of a table at its delimiter (RFC 4180): a field in double quotes may hold the
 * delimiter, and `""` for a quote.
 *
 * @returns its fields, trimmed, and whether a quote stayed open to the end
 */
export function splitRow(row: string, delimiter: string): { fields: string[]; open: boolean } {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    while (row[at] === " ") at++;
    const field = row[at] === '"' ? readQuoted(row, at + 1) : undefined;
    if (field?.end === -1) return { fields: [...fields, field.text.trim()], open: true };
    const stop = row.indexOf(delimiter, field?.end ?? at);
    const tail = row.slice(field?.end ?? at, stop === -1 ? row.length : stop);
    fields.push(((field?.text ?? "") + tail).trim());
    if (stop === -1) return { fields, open: false };
    at = stop + delimiter.length;
  }
}

function readQuoted(row: string, from: number): { text: string; end: number } {
  const parts: string[] = [];
  let at = from;
  for (;;) {
    const quote = row.indexOf('"', at);
    if (quote === -1) return { text: parts.join("") + row.slice(at), end: -1 };
    parts.push(row.slice(at, quote));
    if (row[quote + 1] !== '"') return { text: parts.join(""), end: quote + 1 };
    parts.push('"');
    at = quote + 2;
  }
}
