import type { DeckDetail } from "@podtracker/contract";
import { Card } from "@tatwats/ui";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { cardAnchor } from "./card-anchor.ts";

/** What a table should know before it sits down: each problem leads to its card. */
export function DeckProblems({ deck }: { deck: Pick<DeckDetail, "legality" | "analysis" | "bracket" | "cards"> }) {
  const { problems } = deck.legality;
  const floor = deck.analysis?.bracketFloor;
  const isUnder = floor !== undefined && deck.bracket !== null && deck.bracket < floor.bracket;
  const count = problems.length + (isUnder ? 1 : 0);
  if (count === 0) return null;
  const listed = new Set(deck.cards.map(({ name }) => name));
  return (
    <Card tone="bad" className="mt-4">
      <h2 className="mb-2 text-sm font-semibold tracking-normal text-bad">
        {count === 1 ? "1 thing" : `${count} things`} to know before you sit down
      </h2>
      <ul className="flex flex-col gap-2">
        {problems.map((problem) => (
          <li key={`${problem.code}${problem.card ?? ""}${problem.detail}`} className="flex items-start gap-2.5">
            <CircleAlert aria-hidden size={17} className="mt-0.5 shrink-0 text-bad" />
            <Detail {...problem} isListed={problem.card !== undefined && listed.has(problem.card)} />
          </li>
        ))}
        {isUnder && (
          <li className="flex items-start gap-2.5">
            <TriangleAlert aria-hidden size={17} className="mt-0.5 shrink-0 text-warn" />
            <a href="#bracket" className="underline decoration-line-strong underline-offset-3 hover:decoration-text">
              {floor.reasons.map(({ cards }) => cards.length).join("")} Game Changers: bracket {floor.bracket} at least, you say{" "}
              {deck.bracket}
            </a>
          </li>
        )}
      </ul>
    </Card>
  );
}

/** The sentence, its card's name a link where the list has it. */
function Detail({ card, detail, isListed }: { card?: string | undefined; detail: string; isListed: boolean }) {
  const at = card === undefined || !isListed ? -1 : detail.indexOf(card);
  if (card === undefined || at === -1) return <span>{detail}</span>;
  return (
    <span>
      {detail.slice(0, at)}
      <a href={`#${cardAnchor(card)}`} className="font-[620] underline decoration-line-strong underline-offset-3 hover:decoration-text">
        {card}
      </a>
      {detail.slice(at + card.length)}
    </span>
  );
}
