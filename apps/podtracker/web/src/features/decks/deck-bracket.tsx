import type { DeckAnalysis } from "@podtracker/contract";
import { Card } from "@tatwats/ui";
import { Section } from "../../app/section.tsx";
import { bracketName } from "./brackets.ts";
import { cardAnchor } from "./card-anchor.ts";

/** The bracket that the owner declares, beside the lowest that the cards allow, and why. */
export function DeckBracket({ bracket, floor }: { bracket: number | null; floor: DeckAnalysis["bracketFloor"] }) {
  return (
    <div id="bracket" className="scroll-mt-24">
      <Section title="Bracket" className="mt-6">
        <Card>
          <p>
            {bracket === null ? "Not declared" : `Declared ${bracket} · ${bracketName(bracket)}`}
            <span className="text-text-2">
              {" — "}by its cards at least {floor.bracket} · {bracketName(floor.bracket)}
            </span>
          </p>
          {floor.reasons.length === 0 && (
            <p className="mt-1 text-sm text-text-2">No Game Changers among them. What the deck does with its cards, its player knows.</p>
          )}
          {floor.reasons.map(({ code, cards, detail }) => (
            <div key={code} className="mt-2 text-sm">
              <p className="text-text-2">{detail}</p>
              <p className="mt-1 flex flex-wrap gap-x-3">
                {cards.map((name) => (
                  <a
                    key={name}
                    href={`#${cardAnchor(name)}`}
                    className="inline-flex min-h-8 items-center underline decoration-line-strong underline-offset-3 hover:decoration-text"
                  >
                    {name}
                  </a>
                ))}
              </p>
            </div>
          ))}
        </Card>
      </Section>
    </div>
  );
}
