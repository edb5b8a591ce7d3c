import { useRef, useState, type DragEvent } from "react";
import { Button, classNames, TextArea } from "@tatwats/ui";
import { FileUp } from "lucide-react";

export interface TextOrFileProps {
  label: string;
  hint: string;
  placeholder: string;
  /** Of the field that opens a file. */
  fileLabel: string;
  /** Endings and types of files, as a file field takes them. */
  accept: string;
  rows: number;
  text: string;
  onChange: (text: string) => void;
  /** The file's text, or why it can't be read. */
  read: (file: File) => Promise<{ text: string } | { problem: string }>;
}

/** A text to type or paste, or to open as a file: by a button, or by dropping it into the field. */
export function TextOrFile({ label, hint, placeholder, fileLabel, accept, rows, text, onChange, read }: TextOrFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function open(file: File | undefined) {
    if (!file) return;
    const found = await read(file);
    setProblem("problem" in found ? found.problem : null);
    if ("text" in found) onChange(found.text);
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
        label={label}
        hint={hint}
        error={problem}
        rows={rows}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        placeholder={placeholder}
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
        accept={accept}
        aria-label={fileLabel}
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
