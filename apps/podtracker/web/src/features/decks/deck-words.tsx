import type { Deck } from "@podtracker/contract";
import { buttonClass, Card } from "@tatwats/ui";
import { ExternalLink } from "lucide-react";
import { Section } from "../../app/section.tsx";

/** What the owner says of the deck: tags, notes, and where it lives. */
export function DeckWords({ deck }: { deck: Pick<Deck, "tags" | "notes" | "link"> }) {
  return (
    <>
      {deck.tags.length > 0 && (
        <ul aria-label="Tags" className="mt-4 flex flex-wrap gap-2">
          {deck.tags.map((tag) => (
            <li key={tag} className="rounded-full border border-line bg-surface-2 px-3 py-1 text-sm text-text-2">
              {tag}
            </li>
          ))}
        </ul>
      )}
      {deck.notes && (
        <Section title="Notes" className="mt-6">
          <Card>
            <p className="break-words whitespace-pre-wrap">{deck.notes}</p>
          </Card>
        </Section>
      )}
      {deck.link && (
        <a href={deck.link} target="_blank" rel="noopener noreferrer" className={`${buttonClass("secondary", "touch")} mt-5`}>
          <ExternalLink aria-hidden size={16} />
          See the list at {new URL(deck.link).hostname.replace(/^www\./, "")}
        </a>
      )}
    </>
  );
}
