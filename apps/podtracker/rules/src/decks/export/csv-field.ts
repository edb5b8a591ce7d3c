/**
 * A text as one field of a CSV (RFC 4180), in quotes where it needs them. Semicolons do as well: there are
 * spreadsheets that part fields by them.
 */
export function csvField(text: string): string {
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
