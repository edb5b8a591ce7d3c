import { Link } from "@tanstack/react-router";
import { Card, EmptyState } from "@tatwats/ui";
import type { FailureGroupRow } from "../../../contract/helper.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { timeRanges } from "../../app/time-range.ts";
import { useHistoryRange } from "../../app/time-span.ts";
import { Answered } from "../../parts/answered.tsx";
import { CauseCard, LastAndFirst } from "../../parts/cause-card.tsx";
import { formatNumber } from "../../parts/format-figure.ts";
import { linkClass, MessageLink } from "../../parts/links.tsx";
import { helperPath, useHelperName } from "./helper-path.ts";

/** Failed attempts by what went wrong, the most frequent first. */
export function FailuresTab() {
  const name = useHelperName();
  const range = useHistoryRange();
  const failures = useLiveAnswer<{ items: FailureGroupRow[] }>(`${helperPath(name)}/failures`, { range }, { everyMs: 5_000 });
  return (
    <Answered query={failures} what={`the failures of ${name}`}>
      {({ items }) =>
        items.length === 0 ? (
          <Card>
            <EmptyState>{`No attempt failed in the ${timeRanges[range].label.toLowerCase()}.`}</EmptyState>
          </Card>
        ) : (
          <ul className="flex flex-col gap-3">
            {items
              .toSorted((left, right) => right.count - left.count)
              .map((group) => (
                <li key={group.fingerprint}>
                  <Failure group={group} />
                </li>
              ))}
          </ul>
        )
      }
    </Answered>
  );
}

function Failure({ group }: { group: FailureGroupRow }) {
  const { fingerprint, helper, name, message, types, count, deadLetters, firstAt, lastAt, latest } = group;
  return (
    <CauseCard
      count={count}
      counted="failed attempts"
      label={`${count} failed attempts: ${name}`}
      error={
        <>
          <span className="text-text-2">{name}: </span>
          {message}
        </>
      }
    >
      <p className="mt-1 text-text-2">
        {types.join(", ")} · last <LastAndFirst count={count} lastAt={lastAt} firstAt={firstAt} /> · fingerprint{" "}
        <code className="font-mono text-xs">{fingerprint.slice(0, 8)}</code>
      </p>
      <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
        <MessageLink id={latest.messageId} className={linkClass}>
          The latest message, attempt {latest.attempt}
        </MessageLink>
        {deadLetters > 0 && (
          <Link to="/messages/dead-letters" search={{ recipient: helper, fingerprint }} className={linkClass}>
            {deadLetters === 1 ? "1 dead letter" : `${formatNumber(deadLetters)} dead letters`}
          </Link>
        )}
      </p>
    </CauseCard>
  );
}
