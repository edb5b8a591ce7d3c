import { useRef, useState, type DragEvent } from "react";
import { Button, classNames, TextArea } from "@tatwats/ui";
import { FileUp } from "lucide-react";

const largestFile = 4 * 1024 * 1024;

/** A list of cards to type or paste, or to open as a file: by a button, or by dropping it into the field. */
export function ListInput({ text, onChange, rows = 12 }: { text: string; onChange: (text: string) => void; rows?: number }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function open(file: File | undefined) {
    if (!file) return;
    if (file.size > largestFile) return setProblem(`${file.name} is too large to be a list of cards.`);
    setProblem(null);
    onChange(await file.text());
  }

  function drop(event: DragEvent) {
    setOver(false);
    // Text that is dropped goes where the field puts it.
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void open(event.dataTransfer.files[0]);
  }

  return (
    <div className={classNames("rounded-md", over && "outline-2 outline-offset-4 outline-focus outline-dashed")}>
      <TextArea
        label="List of cards"
        hint="As it comes out of Moxfield, Archidekt, Arena, Magic Online, XMage, a spreadsheet, or your head."
        error={problem}
        rows={rows}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        placeholder={"Commander: Krenko, Mob Boss\n1 Sol Ring\n36 Mountain"}
        onChange={(event) => onChange(event.target.value)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      />
      <input
        ref={input}
        type="file"
        accept=".txt,.dek,.dck,.csv,.xml,.mwDeck,text/*"
        aria-label="File with a list"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          void open(event.target.files?.[0]);
          // So that the same file can be opened again.
          event.target.value = "";
        }}
      />
      <Button size="touch" className="mt-2" icon={<FileUp aria-hidden size={17} />} onClick={() => input.current?.click()}>
        Open a file
      </Button>
    </div>
  );
}
