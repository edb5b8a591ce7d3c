import type { GameImportProblem, GameImportProblemCode } from "@podtracker/contract";
import { Card } from "@tatwats/ui";
import { counted } from "../../app/counted.ts";
import { Section } from "../../app/section.tsx";

const shown = 50;

/** Shown in places of their own. */
const elsewhere: readonly GameImportProblemCode[] = [
  "missing-columns",
  "ambiguous-dates",
  "name-corrected",
  "unknown-commander",
  "already-imported",
];

/** Lines that are in no game, then what is odd in those that are. */
export function ProblemList({ problems }: { problems: readonly GameImportProblem[] }) {
  const told = problems.filter(({ code }) => !elsewhere.includes(code));
  const leftOut = told.filter((problem) => problem.leftOut);
  const noted = told.filter((problem) => !problem.leftOut);
  return (
    <>
      {leftOut.length > 0 && (
        <Section title="Left out" aside={counted(leftOut.length, "line")}>
          <Lines label="Lines left out" tone="bad" problems={leftOut} />
        </Section>
      )}
      {noted.length > 0 && (
        <Section title="Worth a look" aside="imported all the same">
          <Lines label="Lines worth a look" tone="plain" problems={noted} />
        </Section>
      )}
    </>
  );
}

function Lines({ label, tone, problems }: { label: string; tone: "bad" | "plain"; problems: readonly GameImportProblem[] }) {
  return (
    <Card flush tone={tone}>
      <ul aria-label={label}>
        {problems.slice(0, shown).map(({ line, code, detail }) => (
          <li
            key={`${line} ${code} ${detail}`}
            className="flex items-baseline gap-3 border-t border-line px-3.5 py-2.5 text-sm first:border-t-0"
          >
            <span className="w-16 shrink-0 text-text-3 tabular-nums">line {line}</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">{detail}</span>
          </li>
        ))}
        {problems.length > shown && (
          <li className="border-t border-line px-3.5 py-2.5 text-sm text-text-2">and {problems.length - shown} more</li>
        )}
      </ul>
    </Card>
  );
}
