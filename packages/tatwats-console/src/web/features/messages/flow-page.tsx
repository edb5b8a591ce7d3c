import { lazy, Suspense, useState } from "react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Card, EmptyState, loadPatiently, SegmentedControl, Skeleton } from "@tatwats/ui";
import type { FlowAnswer, FlowFramesAnswer } from "../../../contract/flow.ts";
import { useLiveAnswer } from "../../app/live-answer.ts";
import { useLiveFrames } from "../../app/live.tsx";
import { Page } from "../../app/page.tsx";
import { spanOf, type TimeSearch, timeRanges, usualRange } from "../../app/time-range.ts";
import { useTimeSearch } from "../../app/time-span.ts";
import { Answered } from "../../parts/answered.tsx";
import { Section } from "../../parts/section.tsx";
import { BottleneckPanel } from "./flow/bottleneck-panel.tsx";
import type { FlowScene } from "./flow/flow-context.ts";
import { type FlowView, flowViews, lineIdOf, linesOf } from "./flow/flow-lines.ts";
import { createFlowMeter } from "./flow/flow-meter.ts";
import { LineSign } from "./flow/line-sign.tsx";
import { LinePanel } from "./flow/line-panel.tsx";
import { NodePanel } from "./flow/node-panel.tsx";
import { usePlayback } from "./flow/use-playback.ts";
import { Scrubber } from "./flow/scrubber.tsx";
import { WaysTable } from "./flow/ways-table.tsx";
import { MessageTabs } from "./message-tabs.tsx";

const FlowGraph = lazy(async () => ({ default: (await loadPatiently(() => import("./flow/flow-graph.tsx"))).FlowGraph }));
const route = getRouteApi("/gate/messages/flow");
const viewWords: Record<FlowView, string> = { mediator: "Through the_mediator", direct: "Who to whom" };

/** Messages between helpers: now, or as they were recorded. */
export function FlowPage() {
  const span = useFlowSpan();
  const flow = useLiveAnswer<FlowAnswer>("/api/ops/flow", span);
  return (
    <Page title="Message flow" tabs={<MessageTabs />} time="window" source={flow}>
      <Answered query={flow} what="the flow" skeleton={<FlowSkeleton />}>
        {(answer) => <Flow flow={answer} span={span} />}
      </Answered>
    </Page>
  );
}

/** The time asked for moves on in whole minutes, so that the same question has the same name for a while. */
function useFlowSpan(): { since?: string; until?: string } {
  const time = useTimeSearch();
  const [now] = useState(() => Math.floor(Date.now() / 60_000) * 60_000);
  const asked: TimeSearch = time.range || time.since || time.until ? time : { range: usualRange };
  const span = spanOf(asked, now);
  const whole = span.until ?? new Date(now + 60_000).toISOString();
  if (!span.since) return { since: new Date(Date.parse(whole) - timeRanges["7d"].ms).toISOString(), until: whole };
  return time.until ? span : { since: span.since };
}

function Flow({ flow, span }: { flow: FlowAnswer; span: { since?: string; until?: string } }) {
  const { view = "mediator", chosen } = route.useSearch();
  const navigate = useNavigate({ from: "/messages/flow" });
  const search = (next: { view?: FlowView; chosen?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const recorded = useLiveAnswer<FlowFramesAnswer>("/api/ops/flow/frames", span, { everyMs: 30_000 });
  const shownView = flowViews.find((each) => each === view) ?? "mediator";
  const [meters] = useState(() => ({ mediator: createFlowMeter("mediator"), direct: createFlowMeter("direct") }));
  const meter = meters[shownView];
  const playback = usePlayback(recorded.data, meter);
  useLiveFrames("flow", (frame) => {
    if (playback.index === undefined) meter.feed(frame);
  });
  const lines = linesOf(flow.edges, shownView);
  const taking = new Set(lines.flatMap(({ source, target }) => [source, target]));
  const nodes = flow.nodes.filter(
    ({ name, kind }) => taking.has(name) || kind === "helper" || (kind === "mediator" && shownView === "mediator"),
  );
  const line = lines.find(({ id }) => id === chosen);
  const node = flow.nodes.find(({ name }) => name === chosen);
  const scene: FlowScene = {
    meter,
    chosen,
    choose: (id) => search({ chosen: id }),
    moving: playback.index !== undefined,
  };
  return (
    <div className="grid items-start gap-3.5 xl:grid-cols-[minmax(0,2.1fr)_minmax(20rem,1fr)]">
      <div className="flex min-w-0 flex-col gap-3.5">
        <Card flush className="rounded-md">
          <div className="flex flex-wrap items-center justify-between gap-2 px-3 pt-3">
            <SegmentedControl
              label="View"
              hideLabel
              value={shownView}
              options={flowViews.map((value) => ({ value, label: viewWords[value] }))}
              onValueChange={(value) => search({ view: value, chosen: undefined })}
            />
            <Legend />
          </div>
          {flow.edges.length === 0 && (
            <EmptyState>No message went between anybody in this time. Choose a longer one, or send one by hand.</EmptyState>
          )}
          <div className="h-[clamp(20rem,52dvh,40rem)]">
            <Suspense fallback={<Skeleton className="m-3 h-[calc(100%-1.5rem)]" />}>
              <FlowGraph nodes={nodes} lines={lines} scene={scene} />
            </Suspense>
          </div>
          <div className="border-t border-line px-3 py-2.5">
            {recorded.data ? <Scrubber recorded={recorded.data} {...playback} /> : <Skeleton className="h-11" />}
          </div>
        </Card>
        <Section title="Every way in this time" flush>
          <WaysTable edges={flow.edges} onOpen={(edge) => search({ chosen: lineIdOf(edge, shownView) })} />
        </Section>
      </div>
      <div className="flex min-w-0 flex-col gap-3.5">
        {line && <LinePanel line={line} />}
        {node && <NodePanel node={node} lines={lines} />}
        <BottleneckPanel bottlenecks={flow.bottlenecks} />
      </div>
    </div>
  );
}

const legend = [
  ["bg-info", "busy"],
  ["bg-bad", "failing"],
  ["bg-warn", "stuck"],
  ["bg-idle", "held"],
] as const;

function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-text-2 max-sm:hidden">
      {legend.map(([colour, state]) => (
        <li key={state} className="flex items-center gap-1.5">
          <span aria-hidden className={`h-0.5 w-4 ${colour}`} />
          {state !== "busy" && <LineSign state={state} />}
          {state}
        </li>
      ))}
    </ul>
  );
}

function FlowSkeleton() {
  return (
    <div className="grid gap-3.5 xl:grid-cols-[minmax(0,2.1fr)_minmax(20rem,1fr)]">
      <Skeleton className="h-[36rem]" />
      <Skeleton className="h-96" />
    </div>
  );
}
