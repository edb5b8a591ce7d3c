import { Link, useNavigate } from "@tanstack/react-router";
import { EmptyState, formatExact, RelativeTime } from "@tatwats/ui";
import type { AttemptAnswer, DeliveryAnswer, MessageAnswer } from "../../../contract/message.ts";
import { formatDuration } from "../../parts/format-figure.ts";
import { HelperLink, linkClass } from "../../parts/links.tsx";
import { Section } from "../../parts/section.tsx";
import { StateBadge } from "../../parts/state-badge.tsx";
import { statusWord } from "../../parts/status.ts";
import { DeadDeeds } from "./dead/dead-deeds.tsx";

const edges = { ok: "border-ok", warn: "border-warn", bad: "border-bad", info: "border-info", idle: "border-line-strong" };

/** What became of the message with each of its recipients, attempt by attempt. */
export function DeliveriesSection({ story }: { story: MessageAnswer }) {
  return (
    <Section title="Deliveries" aside={`${story.deliveries.length}`}>
      {story.deliveries.length === 0 && <EmptyState>Nobody subscribed to this type when it was published.</EmptyState>}
      <ul className="flex flex-col gap-4">
        {story.deliveries.map((delivery) => (
          <li key={delivery.recipient}>
            <Delivery delivery={delivery} story={story} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Delivery({ delivery, story }: { delivery: DeliveryAnswer; story: MessageAnswer }) {
  const navigate = useNavigate();
  const { id, sentAt } = story;
  const { recipient, fingerprint, attempts } = delivery;
  return (
    <article aria-label={`Delivery to ${delivery.recipient}`}>
      <h3 className="flex flex-wrap items-baseline gap-x-4 font-[620]">
        <HelperLink name={delivery.recipient} />
        <StateBadge kind="delivery" state={delivery.state} />
        {delivery.endedAt && <RelativeTime seconds at={delivery.endedAt} className="font-normal text-text-3" />}
      </h3>
      <ol className="mt-2 flex flex-col gap-2">
        {delivery.attempts.map((attempt, index) => (
          <Attempt
            key={attempt.number}
            attempt={attempt}
            sentAt={sentAt}
            sameAsBefore={attempt.error !== null && attempt.error.fingerprint === delivery.attempts[index - 1]?.error?.fingerprint}
          />
        ))}
        {delivery.state === "waiting" && (
          <li className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-3">
            <span />
            <span className="border-l-2 border-info pl-3 text-text-2">
              {delivery.attempts.length === 0 ? "waits, due " : "next attempt due "}
              <RelativeTime seconds at={delivery.dueAt} />
            </span>
          </li>
        )}
      </ol>
      {delivery.deadReason && (
        <p className="mt-2 rounded-sm border border-bad/40 bg-bad-soft px-3 py-2 [overflow-wrap:anywhere]">
          {delivery.state === "dead" ? "Will not be tried again: " : ""}
          {delivery.deadReason}
          {fingerprint && (
            <>
              {" · "}
              <Link to="/messages/dead-letters" search={{ recipient, fingerprint }} className={linkClass}>
                all of this cause
              </Link>
            </>
          )}
        </p>
      )}
      {delivery.state === "dead" && (
        <div className="mt-2">
          <DeadDeeds
            group={{ recipient, count: 1, latest: { messageId: id, attempt: attempts.length } }}
            which={{ filter: { messageId: id, recipient } }}
            onBatch={(batch) => void navigate({ to: "/messages/dead-letters", search: { batch: batch.id } })}
          />
        </div>
      )}
    </article>
  );
}

function Attempt({ attempt, sentAt, sameAsBefore }: { attempt: AttemptAnswer; sentAt: string; sameAsBefore: boolean }) {
  const { status, word } = statusWord("attempt", attempt.outcome ?? "at work");
  const after = Date.parse(attempt.startedAt) - Date.parse(sentAt);
  const took = attempt.endedAt === null ? null : Date.parse(attempt.endedAt) - Date.parse(attempt.startedAt);
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-3">
      <time dateTime={attempt.startedAt} title={formatExact(Date.parse(attempt.startedAt))} className="text-text-3 tabular-nums">
        + {formatDuration(Math.max(0, after))}
      </time>
      <div className={`min-w-0 border-l-2 pl-3 ${edges[status]}`}>
        <p>
          <span className="font-[560]">Attempt {attempt.number}</span> {word}
          {took !== null && ` after ${formatDuration(took)}`}
          <span className="text-text-3"> · {attempt.host === null ? "unknown process" : `${attempt.host}, pid ${attempt.pid}`}</span>
        </p>
        {attempt.error && (
          <details>
            <summary className="py-1 font-mono text-xs [overflow-wrap:anywhere] text-bad">
              {sameAsBefore ? "the same" : `${attempt.error.name}: ${attempt.error.message}`}
            </summary>
            <pre
              tabIndex={0}
              role="region"
              aria-label={`Stack of attempt ${attempt.number}`}
              className="mt-2 max-h-72 overflow-auto rounded-sm border border-line bg-bg p-3 font-mono text-xs text-text-2"
            >
              {attempt.error.stack}
            </pre>
          </details>
        )}
      </div>
    </li>
  );
}
