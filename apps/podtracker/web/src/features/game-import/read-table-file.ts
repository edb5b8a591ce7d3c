/** As much as the server takes, with room for what goes around it. */
const largestFile = 4.5 * 1024 * 1024;

/** The text of a spreadsheet's file; a refusal says what to do where it is none. */
export function textOfFile(name: string, bytes: Uint8Array): { text: string } | { problem: string } {
  if (bytes.length > largestFile) return { problem: `${name} is too large: at most 4.5 MB. Cut it in two.` };
  // Workbooks of Excel and LibreOffice are zip files; older ones are compound files.
  if (startsWith(bytes, [0x50, 0x4b]) || startsWith(bytes, [0xd0, 0xcf]))
    return { problem: `${name} is a workbook. Save its table as CSV (UTF-8), and open that.` };
  const text = decode(bytes);
  // Letters that no text has: another kind of file.
  if (text === undefined || /[^\P{Cc}\t-\r]/u.test(text))
    return { problem: `${name} isn’t text. Save its table as “CSV UTF-8”, and open that; nothing was changed.` };
  return { text };
}

/** As the mark of byte order says; else as UTF-8; else as Excel on Windows writes CSV in Western Europe and America. */
function decode(bytes: Uint8Array): string | undefined {
  const encodings = startsWith(bytes, [0xff, 0xfe]) ? ["utf-16le"] : startsWith(bytes, [0xfe, 0xff]) ? ["utf-16be"] : eightBits(bytes);
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next may fit.
    }
  }
  return undefined;
}

/** A table in UTF-16 without a mark has a zero beside nearly each of its letters, signs and digits. */
function eightBits(bytes: Uint8Array): string[] {
  const start = bytes.subarray(0, 1000);
  const zeros = (odd: number) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  if (zeros(1) > start.length * 0.3) return ["utf-16le"];
  return zeros(0) > start.length * 0.3 ? ["utf-16be"] : ["utf-8", "windows-1252"];
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
