import { useState } from "react";
import { type ExportFormat, exportFormats, refusalOf } from "@podtracker/contract";
import { useMutation } from "@tanstack/react-query";
import { Button, buttonClass, Card, Select, showToast } from "@tatwats/ui";
import { Copy, Download } from "lucide-react";
import { explainError } from "../../app/explain-error.ts";
import { Section } from "../../app/section.tsx";
import { copyText } from "../../app/copy-text.ts";

const words: Record<ExportFormat, string> = {
  moxfield: "Moxfield",
  archidekt: "Archidekt",
  arena: "Arena",
  mtgo: "Magic Online (.dek)",
  text: "Plain text",
  csv: "Table (.csv)",
};
const options = exportFormats.map((value) => ({ value, label: words[value] }));

/** The list for another program: to copy, or as a file. */
export function DeckExport({ deckId }: { deckId: string }) {
  const [format, setFormat] = useState<ExportFormat>("moxfield");
  const address = `/api/decks/${deckId}/export?format=${format}`;
  const copy = useMutation({
    mutationFn: async () => {
      const response = await fetch(address, { credentials: "same-origin" });
      if (!response.ok) throw await refusalOf(response);
      return await copyText(await response.text(), null);
    },
    onSuccess: (done) =>
      showToast(
        done
          ? { text: "The list is on the clipboard.", tone: "ok" }
          : { text: "Your browser keeps its clipboard closed here. Download the list instead.", tone: "bad" },
      ),
    onError: (error) => showToast({ text: explainError(error, "Copying the list").title, tone: "bad" }),
  });
  return (
    <Section title="Export" className="mt-6">
      <Card className="flex flex-wrap items-end gap-2">
        <Select
          label="For"
          className="basis-full sm:min-w-44 sm:flex-1 sm:basis-auto"
          options={options}
          value={format}
          onChange={(event) => setFormat(exportFormats.find((known) => known === event.target.value) ?? "text")}
        />
        <Button
          size="touch"
          className="flex-1 sm:flex-none"
          icon={<Copy aria-hidden size={17} />}
          busy={copy.isPending}
          onClick={() => copy.mutate()}
        >
          Copy list
        </Button>
        <a href={address} download className={`${buttonClass("secondary", "touch")} flex-1 sm:flex-none`}>
          <Download aria-hidden size={17} />
          Download
        </a>
      </Card>
    </Section>
  );
}
