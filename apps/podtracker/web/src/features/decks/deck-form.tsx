import { useState, type FormEvent, type ReactNode } from "react";
import { Button, ErrorNote, Select, TextArea, TextField } from "@tatwats/ui";
import { explainError, fieldError } from "../../app/explain-error.ts";
import { brackets } from "./brackets.ts";
import { commanderLine } from "./commander-line.ts";
import { CommanderPicker } from "./commander-picker.tsx";

export interface DeckValues {
  name: string;
  commanders: string[];
  bracket: number | null;
  link: string | null;
  tags: string[];
  notes: string;
}

export interface DeckFormProps {
  initial?: DeckValues;
  submitLabel: string;
  busy: boolean;
  error: Error | null;
  onSubmit: (values: DeckValues) => void;
  cancel?: ReactNode;
}

const bracketOptions = [
  { value: "", label: "Not declared" },
  ...brackets.map(({ value, name }) => ({ value: String(value), label: `${value} · ${name}` })),
];

export function DeckForm({ initial, submitLabel, busy, error, onSubmit, cancel }: DeckFormProps) {
  const [commanders, setCommanders] = useState(initial?.commanders ?? []);
  const [name, setName] = useState<string | null>(initial?.name ?? null);
  const [bracket, setBracket] = useState(String(initial?.bracket ?? ""));
  const [link, setLink] = useState(initial?.link ?? "");
  const [tags, setTags] = useState(initial?.tags.join(", ") ?? "");
  const [notes, setNotes] = useState(initial?.notes ?? "");
  const [tried, setTried] = useState(false);
  const shownName = name ?? commanderLine(commanders);
  const commanderError = tried && commanders.length === 0 ? "Choose who leads the deck." : fieldError(error, "commanders");

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const finalName = shownName.trim() || commanderLine(commanders);
    if (commanders.length > 0)
      onSubmit({
        name: finalName,
        commanders,
        bracket: bracket ? Number(bracket) : null,
        link: link.trim() || null,
        tags: tagsIn(tags),
        notes: notes.trim(),
      });
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <CommanderPicker commanders={commanders} onChange={setCommanders} error={commanderError} />
      <TextField
        label="Deck name"
        value={shownName}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
        placeholder="Its commander’s name, unless you give it one"
        error={fieldError(error, "name")}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select label="Bracket (optional)" options={bracketOptions} value={bracket} onChange={(event) => setBracket(event.target.value)} />
        <TextField
          label="Link to the list (optional)"
          type="url"
          inputMode="url"
          value={link}
          placeholder="https://"
          onChange={(event) => setLink(event.target.value)}
          error={fieldError(error, "link")}
        />
      </div>
      <TextField
        label="Tags (optional)"
        value={tags}
        placeholder="goblins, budget, for new players"
        hint="With commas between."
        onChange={(event) => setTags(event.target.value)}
        error={fieldError(error, "tags")}
      />
      <TextArea
        label="Notes (optional)"
        value={notes}
        maxLength={4000}
        hint="Everybody who sees the deck reads them."
        onChange={(event) => setNotes(event.target.value)}
        error={fieldError(error, "notes")}
      />
      {error && <ErrorNote {...explainError(error, "Saving the deck")} />}
      <div className="flex flex-col gap-2 sm:flex-row-reverse sm:justify-end">
        <Button type="submit" variant="primary" size="touch" busy={busy}>
          {submitLabel}
        </Button>
        {cancel}
      </div>
    </form>
  );
}

function tagsIn(text: string): string[] {
  return [...new Set(text.split(",").map((tag) => tag.trim()))].filter((tag) => tag !== "");
}
