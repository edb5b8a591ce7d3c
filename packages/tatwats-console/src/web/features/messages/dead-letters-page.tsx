import { useState } from "react";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Card, EmptyState } from "@tatwats/ui";
import type { BatchAnswer, DeadGroupRow } from "../../../contract/dead-letter.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { Page } from "../../app/page.tsx";
import { spanOf, withoutTime } from "../../app/time-range.ts";
import { useTimeSearch } from "../../app/time-span.ts";
import { Answered } from "../../parts/answered.tsx";
import { CauseCard, LastAndFirst } from "../../parts/cause-card.tsx";
import { FilterBar, FilterText } from "../../parts/filters.tsx";
import { formatNumber } from "../../parts/format-figure.ts";
import { HelperLink, linkClass, MessageLink } from "../../parts/links.tsx";
import { Batch, BatchSection } from "./dead/batch-section.tsx";
import { DeadDeeds } from "./dead/dead-deeds.tsx";
import { type ShownPart, whichOf } from "./dead/dead-filter.ts";
import { MessageTabs } from "./message-tabs.tsx";

const route = getRouteApi("/gate/messages/dead-letters");

/** What was given up on, by cause: the place to mend it. */
export function DeadLettersPage() {
  const { fingerprint, batch, ...filter } = withoutTime(route.useSearch());
  const time = useTimeSearch();
  const navigate = useNavigate({ from: "/messages/dead-letters" });
  // A range begins where it began when the page was opened, so that the question keeps its name.
  const [openedAt] = useState(() => Date.now());
  const span = spanOf(time, openedAt);
  const groups = useLiveAnswer<{ items: DeadGroupRow[] }>("/api/ops/dead-letters", { ...filter, ...span });
  const set = (name: "recipient" | "type" | "batch") => (value: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, [name]: value }), replace: true, resetScroll: false });
  const filtered = Object.keys(filter).length > 0 || Object.keys(time).length > 0 || fingerprint !== undefined;
  return (
    <Page title="Dead letters" tabs={<MessageTabs />} time="span" source={groups}>
      <FilterBar active={filtered} onClear={() => void navigate({ search: {}, replace: true })}>
        <FilterText label="Recipient" value={filter.recipient} onChange={set("recipient")} />
        <FilterText label="Type" value={filter.type} onChange={set("type")} />
      </FilterBar>
      {batch && <BatchSection id={batch} />}
      <Answered query={groups} what="the dead letters">
        {({ items }) => (
          <Groups
            groups={items.filter((group) => fingerprint === undefined || group.fingerprint === fingerprint)}
            filtered={filtered}
            shown={{ type: filter.type, ...span }}
            onBatch={({ id }) => set("batch")(id)}
          />
        )}
      </Answered>
      <EarlierBatches except={batch} />
    </Page>
  );
}

interface GroupsProps {
  groups: DeadGroupRow[];
  filtered: boolean;
  shown: ShownPart;
  onBatch: (batch: BatchAnswer) => void;
}

function Groups({ groups, filtered, shown, onBatch }: GroupsProps) {
  if (groups.length === 0) {
    return (
      <Card>
        <EmptyState>
          {filtered
            ? "No dead letter fits these filters."
            : "No dead letters: everything that was sent was handled, or is still being tried."}
        </EmptyState>
      </Card>
    );
  }
  const all = groups.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p className="text-text-2">
        <b className="font-[650] text-text">
          {formatNumber(all)} dead {all === 1 ? "letter" : "letters"}
        </b>{" "}
        in {groups.length} {groups.length === 1 ? "group" : "groups"} by cause. Nothing is lost: mend the cause, then redrive.
      </p>
      <ul className="flex flex-col gap-3">
        {groups.map((group) => (
          <li key={`${group.recipient} ${group.fingerprint ?? ""} ${group.latest.messageId}`}>
            <Group group={group} shown={shown} onBatch={onBatch} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Group({ group, shown, onBatch }: { group: DeadGroupRow; shown: ShownPart; onBatch: (batch: BatchAnswer) => void }) {
  const { recipient, fingerprint, name, message, types, count, firstAt, lastAt, latest } = group;
  return (
    <CauseCard
      count={count}
      counted="dead letters"
      label={`${count} dead letters of ${recipient}`}
      error={
        <MessageLink id={latest.messageId}>
          {name && <span className="text-text-2">{name}: </span>}
          {message || "no error was kept"}
        </MessageLink>
      }
    >
      <p className="mt-1 text-text-2 [&_a]:inline-block [&_a]:py-0.5">
        {types.join(", ")} to <HelperLink name={recipient} className="font-[620]" /> · last died{" "}
        <LastAndFirst count={count} lastAt={lastAt} firstAt={firstAt} />
      </p>
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 [&>a]:py-1">
        <Link to="/messages" search={{ recipient, state: "dead", ...(fingerprint !== null && { fingerprint }) }} className={linkClass}>
          {count === 1 ? "The message" : `All ${formatNumber(count)} messages`}
        </Link>
        <Link to="/helpers/$name" params={{ name: recipient }} className={linkClass}>
          {recipient}
        </Link>
        <Link to="/audit" search={{ target: recipient }} className={linkClass}>
          What was changed there
        </Link>
      </p>
      <div className="mt-3">
        <DeadDeeds group={group} which={whichOf(group, shown)} onBatch={onBatch} />
      </div>
    </CauseCard>
  );
}

function EarlierBatches({ except }: { except: string | undefined }) {
  const batches = useLiveAnswer<{ items: BatchAnswer[] }>("/api/ops/batches", { limit: 5 }, { everyMs: 5_000 });
  const items = (batches.data?.items ?? []).filter(({ id }) => id !== except);
  if (items.length === 0) return null;
  return (
    <>
      <h2 className="mt-3 text-xs font-[560] text-text-3">Latest redrives and discards</h2>
      <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {items.map((batch) => (
          <Batch key={batch.id} batch={batch} />
        ))}
      </div>
    </>
  );
}
