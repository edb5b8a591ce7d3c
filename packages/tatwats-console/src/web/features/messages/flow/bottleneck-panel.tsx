import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import type { FlowAnswer } from "../../../../contract/flow.ts";
import { formatDuration, formatNumber } from "../../../parts/format-figure.ts";
import { HelperLink } from "../../../parts/links.tsx";
import { Section } from "../../../parts/section.tsx";

/** Where it is stuck: the sentence, and what it was made from. */
export function BottleneckPanel({ bottlenecks }: { bottlenecks: FlowAnswer["bottlenecks"] }) {
  const { sentence, oldestWaiting, held, growing, slowest } = bottlenecks;
  return (
    <Section title="Bottlenecks, now">
      <p className="mb-3 text-base font-[620]">{sentence}</p>
      <h3 className="mt-1 mb-1 text-xs font-[560] text-text-3">Oldest waiting</h3>
      {oldestWaiting.length === 0 && <Nothing>Nothing that is due waits.</Nothing>}
      <ul>
        {oldestWaiting.map(({ helper, sender, type, oldestWaitingMs, backlog }) => (
          <Row key={`${sender} ${helper} ${type}`} figure={formatDuration(oldestWaitingMs)} note={`${formatNumber(backlog)} open`}>
            <Link to="/messages" search={{ recipient: helper, type, state: "waiting" }} className="font-[560] hover:underline">
              {type}
            </Link>{" "}
            for <HelperLink name={helper} />
          </Row>
        ))}
      </ul>
      {held.length > 0 && (
        <>
          <h3 className="mt-3 mb-1 text-xs font-[560] text-text-3">Held back by an operator</h3>
          <ul>
            {held.map(({ helper, sender, type, held: count }) => (
              <Row key={`${sender} ${helper} ${type}`} figure={formatNumber(count)} note="held">
                <Link to="/messages" search={{ recipient: helper, type, state: "held" }} className="font-[560] hover:underline">
                  {type}
                </Link>{" "}
                for <HelperLink name={helper} />
              </Row>
            ))}
          </ul>
        </>
      )}
      <h3 className="mt-3 mb-1 text-xs font-[560] text-text-3">Growing mailboxes</h3>
      {growing.length === 0 && <Nothing>None has grown in ten minutes.</Nothing>}
      <ul>
        {growing.map(({ helper, backlog, before }) => (
          <Row key={helper} figure={formatNumber(backlog)} note={`${formatNumber(before)} ten minutes ago`}>
            <HelperLink name={helper} className="font-[560]" />
          </Row>
        ))}
      </ul>
      <h3 className="mt-3 mb-1 text-xs font-[560] text-text-3">Slowest handlers, p95 of 15 min</h3>
      {slowest.length === 0 && <Nothing>Nothing was handled lately.</Nothing>}
      <ul>
        {slowest.map(({ helper, type, handleP95Ms, handled }) => (
          <Row key={`${helper} ${type}`} figure={formatDuration(handleP95Ms)} note={`${formatNumber(handled)} handled`}>
            <span className="font-[560]">{type}</span> by <HelperLink name={helper} />
          </Row>
        ))}
      </ul>
    </Section>
  );
}

function Row({ figure, note, children }: { figure: string; note: string; children: ReactNode }) {
  return (
    <li className="flex items-baseline justify-between gap-3 border-b border-line py-1.5 last:border-b-0">
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
      <span className="text-right whitespace-nowrap tabular-nums">
        {figure} <span className="block text-xs text-text-3">{note}</span>
      </span>
    </li>
  );
}

function Nothing({ children }: { children: string }) {
  return <p className="py-1 text-text-3">{children}</p>;
}
