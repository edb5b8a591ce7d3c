import type { DeckImport } from "@podtracker/contract";
import { Button, Card } from "@tatwats/ui";
import { CircleAlert, CircleCheck, Info } from "lucide-react";
import { counted } from "../../app/counted.ts";
import { Section } from "../../app/section.tsx";

const formats: Record<DeckImport["understood"]["format"], string> = {
  text: "plain text",
  moxfield: "Moxfield",
  archidekt: "Archidekt",
  arena: "Arena",
  mtgo: "Magic Online",
  xmage: "XMage",
  csv: "a table",
};

const reasons: Record<DeckImport["problems"][number]["code"], string> = {
  "unknown-card": "No card is called so",
  "bad-count": "No deck holds so many, or so few",
  "not-understood": "This names no card",
  "line-too-long": "Too long to name a card",
  "too-many-commanders": "A third commander, put among the cards",
};

export interface ListPreviewProps {
  answer: DeckImport;
  /** Puts a suggested card into its line. */
  onAccept: (problem: DeckImport["problems"][number]) => void;
}

/** What was understood of a list, what was not, and whether it is legal. */
export function ListPreview({ answer, onAccept }: ListPreviewProps) {
  const { understood, problems } = answer;
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <p className="text-lg font-[660] tabular-nums">{counted(understood.total, "card")}</p>
        <p className="mt-0.5 text-sm text-text-2">read as {formats[understood.format]}</p>
        <p className="mt-2">
          {understood.commanders.length > 0 ? (
            <>
              Led by <strong className="font-[620]">{understood.commanders.join(" and ")}</strong>
            </>
          ) : (
            "The list does not say who leads it: choose below."
          )}
        </p>
        {problems.length > 0 && (
          <p className="mt-2 flex items-center gap-2 text-bad">
            <CircleAlert aria-hidden size={17} className="shrink-0" />
            {counted(problems.length, "line")} not understood
          </p>
        )}
        <Aside aside={understood.aside} />
        <Legality legality={answer.legality} />
      </Card>
      {problems.length > 0 && <NotUnderstood problems={problems} onAccept={onAccept} />}
      <Understood cards={understood.cards} />
    </div>
  );
}

function Aside({ aside }: { aside: DeckImport["understood"]["aside"] }) {
  if (aside.length === 0) return null;
  const count = aside.reduce((sum, card) => sum + card.count, 0);
  const boards = [...new Set(aside.map(({ board }) => (board === "extra" ? "tokens and the like" : board)))];
  return (
    <p className="mt-1 text-sm text-text-2">
      {counted(count, "card")} beside the deck ({boards.join(", ")}) {count === 1 ? "is" : "are"} left out.
    </p>
  );
}

function Legality({ legality }: { legality: DeckImport["legality"] }) {
  if (legality.legal === null) return null;
  if (legality.legal)
    return (
      <p className="mt-3 flex items-center gap-2 text-ok">
        <CircleCheck aria-hidden size={17} />
        Legal in Commander
      </p>
    );
  return (
    <ul className="mt-3 flex flex-col gap-1.5">
      {legality.problems.slice(0, 8).map((problem) => (
        <li key={`${problem.code}${problem.card ?? ""}${problem.detail}`} className="flex items-start gap-2">
          <CircleAlert aria-hidden size={16} className="mt-1 shrink-0 text-bad" />
          {problem.detail}
        </li>
      ))}
      {legality.problems.length > 8 && <li className="text-sm text-text-2">and {legality.problems.length - 8} more</li>}
    </ul>
  );
}

function NotUnderstood({ problems, onAccept }: { problems: DeckImport["problems"]; onAccept: ListPreviewProps["onAccept"] }) {
  return (
    <Section title="Not understood" aside="all other lines are">
      <Card tone="bad" flush>
        <ul aria-label="Lines not understood">
          {problems.map((problem) => (
            <li key={`${problem.line} ${problem.text} ${problem.code}`} className="border-t border-line px-3.5 py-2.5 first:border-t-0">
              <div className="flex items-baseline gap-3">
                <span className="shrink-0 text-sm text-text-3 tabular-nums">line {problem.line}</span>
                <code className="min-w-0 break-words">{problem.text}</code>
              </div>
              <div className="mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
                <span className="text-sm text-text-2">{reasons[problem.code]}.</span>
                {problem.suggestion !== undefined && (
                  <Button size="touch" onClick={() => onAccept(problem)}>
                    Use {problem.suggestion}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function Understood({ cards }: { cards: DeckImport["understood"]["cards"] }) {
  if (cards.length === 0) return null;
  return (
    <details className="rounded-lg border border-line bg-surface-1">
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-4 text-text-2">
        <Info aria-hidden size={16} />
        {counted(cards.length, "different card")} beside the command zone
      </summary>
      <ul className="columns-1 gap-6 px-4 pb-3 text-sm sm:columns-2">
        {cards.map(({ name, count }) => (
          <li key={name} className="flex gap-2 py-0.5">
            <span className="w-6 shrink-0 text-right text-text-3 tabular-nums">{count}</span>
            {name}
          </li>
        ))}
      </ul>
    </details>
  );
}
