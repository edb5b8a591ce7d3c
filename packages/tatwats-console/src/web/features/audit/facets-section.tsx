import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { Skeleton } from "@tatwats/ui";
import type { FacetsAnswer } from "../../../contract/audit.ts";
import type { QueryValues } from "../../app/api.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { spanOf, type TimeSearch } from "../../app/time-range.ts";
import { Answered } from "../../parts/answered.tsx";
import { Section } from "../../parts/section.tsx";

const shownOfEach = 8;

type Name = "action" | "actor" | "outcome" | "target";
interface Choice {
  value: string;
  label: string;
  count: number;
}

/** What there is among the entries that fit, each a step to fewer. */
export function FacetsSection({ filter, time }: { filter: QueryValues; time: TimeSearch }) {
  // Counted from when the page was opened, so that the question keeps its name.
  const [openedAt] = useState(() => Date.now());
  const facets = useLiveAnswer<FacetsAnswer>("/api/ops/audit/facets", { ...filter, ...spanOf(time, openedAt) }, { everyMs: 15_000 });
  return (
    <Section title="Narrow down" aside={facets.data && <span className="text-xs text-text-3">of the latest {facets.data.of}</span>}>
      <Answered query={facets} what="what there is" skeleton={<Skeleton className="h-72" />}>
        {({ actions, actors, outcomes, targets }) => (
          <div className="flex flex-col gap-4">
            <Facet title="Actors" name="actor" choices={actors.map(({ id, value, count }) => ({ value: id, label: value, count }))} />
            <Facet title="Actions" name="action" choices={plain(actions)} />
            <Facet title="Targets" name="target" choices={plain(targets)} />
            <Facet title="Outcomes" name="outcome" choices={plain(outcomes)} />
          </div>
        )}
      </Answered>
    </Section>
  );
}

function Facet({ title, name, choices }: { title: string; name: Name; choices: Choice[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? choices : choices.slice(0, shownOfEach);
  const most = Math.max(1, ...choices.map(({ count }) => count));
  if (choices.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 text-xs font-[560] text-text-3">{title}</h3>
      <ul>
        {shown.map(({ value, label, count }) => (
          <li key={value}>
            <Link
              to="/audit"
              search={(before) => ({ ...before, [name]: value })}
              className="relative flex min-h-7 items-center justify-between gap-3 overflow-hidden rounded-xs px-2 hover:bg-surface-2"
            >
              <span
                aria-hidden
                className="absolute inset-y-0.5 left-0 rounded-xs bg-surface-3/60"
                style={{ width: `${(count / most) * 100}%` }}
              />
              <span className="relative truncate" title={label}>
                {label}
              </span>
              <span className="relative text-text-2 tabular-nums">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
      {choices.length > shown.length && (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="mt-1 px-2 text-xs text-text-2 underline underline-offset-2 hover:text-text"
        >
          {choices.length - shown.length} more
        </button>
      )}
    </div>
  );
}

function plain(counts: { value: string; count: number }[]): Choice[] {
  return counts.map(({ value, count }) => ({ value, label: value, count }));
}
