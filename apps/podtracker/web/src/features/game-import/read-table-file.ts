/** As much as the server takes, with room for what goes around it. */
const largestFile = 4.5 * 1024 * 1024;

/** The text of a spreadsheet's file; a refusal says what to do where it is none. */
export function textOfFile(name: string, bytes: Uint8Array): { text: string } | { problem: string } {
  if (bytes.length > largestFile) return { problem: `${name} is too large: at most 4.5 MB. Cut it in two.` };
  // Workbooks of Excel and LibreOffice are zip files; older ones are compound files.
  if (startsWith(bytes, [0x50, 0x4b]) || startsWith(bytes, [0xd0, 0xcf]))
    return { problem: `${name} is a workbook. Save its table as CSV (UTF-8), and open that.` };
  const isUtf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  try {
    return { text: new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { problem: `${name} isn’t UTF-8 text. Save it as “CSV UTF-8”, and open that; nothing was changed.` };
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
