import { useState } from "react";
import type { DeckChange, DeckChanges } from "@podtracker/contract";
import { Button, Card, RelativeTime } from "@tatwats/ui";
import { Loaded } from "../../app/loaded.tsx";
import { MorePages } from "../../app/more-pages.tsx";
import { Section } from "../../app/section.tsx";
import { bracketName } from "./brackets.ts";
import { CardChanges } from "./card-changes.tsx";
import { useDeckHistory } from "./list-history.ts";

/** What changed, as differences; asked for only where somebody wants to see it. */
export function DeckHistory({ deckId }: { deckId: string }) {
  const [shown, setShown] = useState(false);
  return (
    <Section title="History" className="mt-6">
      {shown ? (
        <Changes deckId={deckId} />
      ) : (
        <Button size="touch" onClick={() => setShown(true)}>
          Show what changed
        </Button>
      )}
    </Section>
  );
}

function Changes({ deckId }: { deckId: string }) {
  const history = useDeckHistory(deckId);
  return (
    <Loaded query={history} what="Loading the history" skeleton={null}>
      {(items) => (
        <>
          <Card flush>
            <ol>
              {items.map((change) => (
                <Change key={change.revision} change={change} />
              ))}
            </ol>
            {items.length === 0 && <p className="p-4 text-text-2">Nothing was changed since this deck’s history is kept.</p>}
          </Card>
          <MorePages quiet query={history} what="Loading older changes">
            Show older changes
          </MorePages>
        </>
      )}
    </Loaded>
  );
}

function Change({ change: { at, changes } }: { change: DeckChange }) {
  const sentences = describe(changes);
  return (
    <li className="border-t border-line px-3.5 py-3 first:border-t-0">
      <p className="text-sm text-text-3">
        <RelativeTime at={at} />
      </p>
      {sentences.map((sentence) => (
        <p key={sentence} className="mt-0.5 break-words">
          {sentence}
        </p>
      ))}
      {changes.cards && (
        <div className="mt-1">
          <CardChanges changes={changes.cards} />
        </div>
      )}
      {sentences.length === 0 && !changes.cards && <p className="mt-0.5 text-text-2">Saved as it was</p>}
    </li>
  );
}

const made = { created: "Made", imported: "Made from a list", duplicated: "Made as a copy of another deck" } as const;

function describe({ made: how, name, commanders, bracket, tags, link, notes, retired }: DeckChanges): string[] {
  return [
    how && made[how],
    name && `Called ${name.after}, before ${name.before}`,
    commanders && `Led by ${commanders.after.join(" and ")}, before by ${commanders.before.join(" and ")}`,
    bracket && `Bracket ${bracketWords(bracket.after)}, before ${bracketWords(bracket.before)}`,
    tags && `Tags: ${tags.after.join(", ") || "none"}, before ${tags.before.join(", ") || "none"}`,
    link && (link.after ? `Link: ${link.after}` : "Link taken away"),
    notes && "Notes changed",
    retired && (retired.after ? "Retired" : "Taken back into use"),
  ].filter((sentence) => typeof sentence === "string");
}

function bracketWords(bracket: number | null): string {
  return bracket === null ? "not declared" : `${bracket} · ${bracketName(bracket)}`;
}
