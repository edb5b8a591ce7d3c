import { Link } from "@tanstack/react-router";
import type { FlowNode } from "../../../../contract/flow.ts";
import { Facts } from "../../../parts/facts.tsx";
import { formatNumber } from "../../../parts/format-figure.ts";
import { linkClass } from "../../../parts/links.tsx";
import { Section } from "../../../parts/section.tsx";
import { StateBadge } from "../../../parts/state-badge.tsx";
import type { FlowLine } from "./flow-lines.ts";

/** One who takes part, in short, with the ways to the rest of it. */
export function NodePanel({ node, lines }: { node: FlowNode; lines: FlowLine[] }) {
  const { name, kind, state, backlog, deadLetters } = node;
  const rate = (of: FlowLine[]) => `${formatNumber(of.reduce((sum, line) => sum + line.perMinute, 0))} / min`;
  return (
    <Section
      title={kind === "helper" ? "Helper" : kind === "mediator" ? "Between all" : "Sender"}
      aside={state && <StateBadge kind="helper" state={state} />}
    >
      <h3 className="mb-2 text-base font-[650]">{name}</h3>
      <Facts
        facts={[
          ["Comes in", kind === "sender" ? null : rate(lines.filter(({ target }) => target === name))],
          ["Goes out", rate(lines.filter(({ source }) => source === name))],
          ["Open now", kind === "sender" ? null : formatNumber(backlog)],
          ["Dead letters", kind === "helper" ? formatNumber(deadLetters) : null],
        ]}
      />
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-2">
        {kind === "helper" && (
          <>
            <Link to="/helpers/$name" params={{ name }} className={linkClass}>
              The helper’s page
            </Link>
            <Link to="/messages" search={{ recipient: name }} className={linkClass}>
              Messages to it
            </Link>
            {deadLetters > 0 && (
              <Link to="/messages/dead-letters" search={{ recipient: name }} className={linkClass}>
                Its dead letters
              </Link>
            )}
          </>
        )}
        {kind !== "mediator" && (
          <Link to="/messages" search={{ sender: name }} className={linkClass}>
            Messages from it
          </Link>
        )}
        {kind === "mediator" && (
          <Link to="/messages" className={linkClass}>
            All messages
          </Link>
        )}
      </p>
    </Section>
  );
}
