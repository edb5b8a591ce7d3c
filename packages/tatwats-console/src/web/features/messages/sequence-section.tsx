import { useNavigate } from "@tanstack/react-router";
import type { MessageAnswer } from "../../../contract/message.ts";
import { formatDuration } from "../../parts/format-figure.ts";
import { Section } from "../../parts/section.tsx";
import { statusWord } from "../../parts/status.ts";
import { type SequenceRow, sequenceOf } from "./sequence.ts";

const lane = 168;
const margin = 76;
const head = 34;
const rowHeight = 40;

const strokes = { ok: "var(--ok)", warn: "var(--warn)", bad: "var(--bad)", info: "var(--info)", idle: "var(--idle)" };
const dashes = { ok: undefined, warn: "6 4", bad: "6 4", info: "2 4", idle: "2 4" };

/** Who told whom in turn, time going down. The tree beside it says the same in words. */
export function SequenceSection({ story }: { story: MessageAnswer }) {
  const { participants, rows } = sequenceOf(story);
  const width = margin + participants.length * lane;
  const height = head + rows.length * rowHeight + 12;
  const x = (place: number) => margin + place * lane + lane / 2;
  return (
    <Section title="Sequence" aside={`${rows.length} ${rows.length === 1 ? "message" : "messages"}, ${participants.length} taking part`}>
      <div tabIndex={0} role="region" aria-label="Sequence diagram" className="max-h-[32rem] overflow-auto">
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          className="min-w-full text-xs"
          role="group"
          aria-label="Who told whom, in turn"
        >
          <defs>
            <marker id="sequence-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
              <path d="M0 0 8 4 0 8Z" fill="context-stroke" />
            </marker>
          </defs>
          {participants.map((name, place) => (
            <g key={name}>
              <line x1={x(place)} x2={x(place)} y1={head} y2={height} stroke="var(--line)" />
              <text x={x(place)} y={20} textAnchor="middle" className="fill-text font-[620]">
                {name}
              </text>
            </g>
          ))}
          {rows.map((row, index) => (
            <Row key={row.message.id} row={row} y={head + index * rowHeight + 26} x={x} width={width} />
          ))}
        </svg>
      </div>
    </Section>
  );
}

function Row({ row, y, x, width }: { row: SequenceRow; y: number; x: (place: number) => number; width: number }) {
  const navigate = useNavigate();
  const { message, current, from, arrows, afterMs } = row;
  const open = () => void navigate({ to: "/messages/$id", params: { id: message.id } });
  const first = arrows[0]?.to ?? from;
  return (
    <g
      role="link"
      tabIndex={0}
      aria-label={`${message.type}${current ? ", this message" : ""}`}
      aria-current={current || undefined}
      className="cursor-pointer"
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === "Enter") open();
      }}
    >
      <rect x={0} y={y - 22} width={width} height={rowHeight - 4} rx={6} fill={current ? "var(--surface-3)" : "transparent"} />
      <text x={8} y={y - 4} className="fill-text-3 tabular-nums">
        {afterMs === 0 ? "0" : `+ ${formatDuration(afterMs)}`}
      </text>
      {arrows.map(({ to, state }) => {
        const { status } = statusWord("delivery", state);
        const look = {
          stroke: strokes[status],
          strokeDasharray: dashes[status],
          strokeWidth: 1.6,
          fill: "none",
          markerEnd: "url(#sequence-arrow)",
        };
        return to === from ? (
          <path key={to} d={`M${x(from)} ${y - 6} h34 v12 h-32`} {...look} />
        ) : (
          <line key={to} x1={x(from)} x2={x(to)} y1={y} y2={y} {...look} />
        );
      })}
      {arrows.length === 0 && <circle cx={x(from)} cy={y} r={3.5} fill="var(--idle)" />}
      <text
        x={(x(from) + x(first)) / 2 + (first === from ? 42 : 0)}
        y={y - 6}
        textAnchor={first === from ? "start" : "middle"}
        className="fill-text"
      >
        {wordsOf(row)}
      </text>
    </g>
  );
}

/** Words for those who see no colours. */
function wordsOf({ message, arrows }: SequenceRow): string {
  const dead = arrows.some(({ state }) => state === "dead");
  const waits = arrows.some(({ state }) => state === "waiting" || state === "held");
  return `${message.type}${dead ? ", dead letter" : waits ? ", waits" : ""}`;
}
