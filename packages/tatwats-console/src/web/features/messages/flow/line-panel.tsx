import { Link } from "@tanstack/react-router";
import { StatusBadge } from "@tatwats/ui";
import { Pause, Play } from "lucide-react";
import type { EdgeAnswer } from "../../../../contract/flow.ts";
import type { RouteRow } from "../../../../contract/route.ts";
import { useLiveAnswer } from "../../../app/live-answer.ts";
import { DeedButton } from "../../../parts/deed-button.tsx";
import { Facts } from "../../../parts/facts.tsx";
import { formatDuration, formatNumber, formatShare } from "../../../parts/format-figure.ts";
import { linkClass } from "../../../parts/links.tsx";
import { Section } from "../../../parts/section.tsx";
import { Way } from "../../../parts/way.tsx";
import type { FlowLine } from "./flow-lines.ts";
import { WayState } from "./line-sign.tsx";

/** All of one line, type by type, and what can be done about it. */
export function LinePanel({ line }: { line: FlowLine }) {
  return (
    <>
      {line.ways.map((way) => (
        <WaySection key={`${way.sender} ${way.recipient} ${way.type}`} way={way} delivers={line.delivers} />
      ))}
    </>
  );
}

function WaySection({ way, delivers }: { way: EdgeAnswer; delivers: boolean }) {
  const { sender, recipient, type } = way;
  return (
    <Section title={type} aside={<WayState way={way} />}>
      <p className="mb-2 text-text-2">
        <Way sender={sender} recipient={recipient} />
      </p>
      <Facts
        facts={[
          ["Sent", `${formatNumber(way.sentPerMinute)} / min`],
          ["Handled", delivers ? `${formatNumber(way.handledPerMinute)} / min` : null],
          ["Failed", delivers ? `${formatNumber(way.failedPerMinute)} / min, ${formatShare(way.errorRate)} of attempts` : null],
          ["Wait", delivers ? percentiles(way.waitMs) : null],
          ["Handling", delivers ? percentiles(way.handleMs) : null],
          ["Open now", delivers ? `${formatNumber(way.backlog)}${way.held > 0 ? `, ${formatNumber(way.held)} of them held` : ""}` : null],
          ["Oldest", delivers && way.oldestWaitingMs > 0 ? `has waited ${formatDuration(way.oldestWaitingMs)}` : null],
        ]}
      />
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-2">
        <Link to="/messages" search={{ sender, recipient, type }} className={linkClass}>
          Its messages
        </Link>
        <Link to="/messages" search={{ recipient, type, state: "dead" }} className={linkClass}>
          Its dead letters
        </Link>
      </p>
      {delivers && <RouteDeeds way={way} />}
    </Section>
  );
}

function percentiles({ p50, p95, p99 }: EdgeAnswer["waitMs"]): string {
  return p50 === null ? "nothing in this time" : `p50 ${formatDuration(p50)} · p95 ${formatDuration(p95)} · p99 ${formatDuration(p99)}`;
}

/** Pausing a route holds what waits on it; its helper goes on with the rest. */
function RouteDeeds({ way: { sender, recipient, type } }: { way: EdgeAnswer }) {
  const routes = useLiveAnswer<{ items: RouteRow[] }>("/api/ops/routes");
  const name = { sender, recipient, type };
  const route = routes.data?.items.find((each) => each.sender === sender && each.recipient === recipient && each.type === type);
  const paused = route?.paused ?? false;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <DeedButton
        label={paused ? "Resume this route…" : "Pause this route…"}
        button={{ size: "small", icon: paused ? <Play aria-hidden size={14} /> : <Pause aria-hidden size={14} /> }}
        title={paused ? `Resume ${type} to ${recipient}?` : `Pause ${type} to ${recipient}?`}
        verb={paused ? "Resume" : "Pause"}
        method="PUT"
        path="/api/ops/routes"
        body={{ ...name, paused: !paused }}
        refreshes={["/api/ops/routes", "/api/ops/flow"]}
        said={paused ? "The route is open again" : "The route is paused"}
        undo={paused ? "What was held is delivered in its order." : "What comes is held and nothing is lost; resume it at any time."}
        preview={`${type} from ${sender} to ${recipient}`}
      />
      {paused && <StatusBadge status="idle">{`paused, ${formatNumber(route?.held ?? 0)} held`}</StatusBadge>}
    </div>
  );
}
