import { TextOrFile } from "../../app/text-or-file.tsx";

const largestFile = 4 * 1024 * 1024;

/** A list of cards to type or paste, or to open as a file. */
export function ListInput({ text, onChange, rows = 12 }: { text: string; onChange: (text: string) => void; rows?: number }) {
  return (
    <TextOrFile
      label="List of cards"
      hint="As it comes out of Moxfield, Archidekt, Arena, Magic Online, XMage, a spreadsheet, or your head."
      placeholder={"Commander: Krenko, Mob Boss\n1 Sol Ring\n36 Mountain"}
      fileLabel="File with a list"
      accept=".txt,.dek,.dck,.csv,.xml,.mwDeck,text/*"
      rows={rows}
      text={text}
      onChange={onChange}
      read={readList}
    />
  );
}

async function readList(file: File) {
  if (file.size > largestFile) return { problem: `${file.name} is too large to be a list of cards.` };
  return { text: await file.text() };
}
