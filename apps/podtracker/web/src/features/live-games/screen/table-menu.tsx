import { useState, type ReactNode } from "react";
import { Button, Dialog, SegmentedControl } from "@tatwats/ui";
import { Archive, Flag, Moon, Pause, Play, ScrollText, Sun } from "lucide-react";
import { QrCode } from "../../pods/qr-code.tsx";
import { httpsNote } from "../../../app/https-note.ts";
import { Section } from "../../../app/section.tsx";
import { ShareLink } from "../../../app/share-link.tsx";
import { ChanceSection } from "./chance-section.tsx";
import { canBeOnePhone, type View } from "./view-choice.ts";
import { useAtTable } from "./table-context.tsx";
import { useTimes } from "./use-turn-time.ts";
import { canStayAwake } from "./use-wake-lock.ts";

/** Everything that is not a seat's: how the table is shown, chance, day and clock, who else counts, the log and the end. */
export function TableMenu({
  view,
  durable,
  onView,
  onLog,
  onEnd,
  onPutAside,
  onClose,
}: {
  view: View;
  durable: boolean;
  onView: (view: View) => void;
  onLog: () => void;
  onEnd: () => void;
  onPutAside: () => void;
  onClose: () => void;
}) {
  const { seats, mayCount } = useAtTable();
  return (
    <Dialog open onOpenChange={(next) => !next && onClose()} title="The table">
      {mayCount && (
        <Button variant="primary" size="touch" className="mb-5 w-full !min-h-13" icon={<Flag aria-hidden size={18} />} onClick={onEnd}>
          The game is over
        </Button>
      )}
      {canBeOnePhone(seats.length) && (
        <SegmentedControl
          label="This phone shows"
          size="touch"
          className="w-full [&>div]:flex"
          options={[
            { value: "own", label: "My seat" },
            { value: "table", label: "The whole table" },
          ]}
          value={view}
          onValueChange={(next) => {
            onView(next);
            onClose();
          }}
        />
      )}
      <div className="mt-5">
        {mayCount && <ChanceSection onDrawn={onClose} />}
        {mayCount && <DayAndClock />}
        <Section title="What happened">
          <Button size="touch" icon={<ScrollText aria-hidden size={17} />} onClick={onLog}>
            Log of the game
          </Button>
        </Section>
        <Joining />
        {mayCount && (
          <Section title="Not played on">
            <Button size="touch" icon={<Archive aria-hidden size={17} />} onClick={onPutAside}>
              Put the game aside
            </Button>
            <p className="mt-2 text-sm text-text-2">It counts nowhere then, and can be taken up again.</p>
          </Section>
        )}
        <Notes durable={durable} />
      </div>
    </Dialog>
  );
}

function DayAndClock() {
  const { table, say } = useAtTable();
  const { dayNight, clockRunning } = table.state;
  const next = dayNight === "day" ? "night" : "day";
  return (
    <Section title="Day and clock">
      <div className="flex flex-wrap gap-2">
        <Button
          size="touch"
          icon={next === "day" ? <Sun aria-hidden size={17} /> : <Moon aria-hidden size={17} />}
          onClick={() => say({ type: "day-night.changed", to: next })}
        >
          {dayNight === null ? "It becomes day" : `Now ${dayNight}: make it ${next}`}
        </Button>
        <Button
          size="touch"
          icon={clockRunning ? <Pause aria-hidden size={17} /> : <Play aria-hidden size={17} />}
          onClick={() => say({ type: "clock.changed", running: !clockRunning })}
        >
          {clockRunning ? "Stop the clock" : "Let the clock run"}
        </Button>
      </div>
      <TurnTimes />
    </Section>
  );
}

/** What everybody's turns took so far: told where it is asked for, and rushing nobody. */
function TurnTimes() {
  const { table, seats } = useAtTable();
  const times = useTimes(table);
  return (
    <dl className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {seats.map(({ seat, name }) => (
        <div key={seat} className="flex gap-1.5">
          <dt className="text-text-2">{name}</dt>
          <dd className="tabular-nums">{times[seat - 1]}</dd>
        </div>
      ))}
    </dl>
  );
}

function Joining() {
  const { table } = useAtTable();
  const [open, setOpen] = useState(false);
  const url = `${location.origin}/pods/${table.game.podId}/live/${table.game.id}`;
  return (
    <Section title="Other phones">
      {open ? (
        <div className="flex flex-col gap-3">
          <QrCode text={url} label="QR code that leads to this table" />
          <ShareLink url={url} label="Link to this table" title="Join the table" />
        </div>
      ) : (
        <Button size="touch" onClick={() => setOpen(true)}>
          Show the code to join
        </Button>
      )}
      <p className="mt-2 text-sm text-text-2">Whoever is in the pod also finds the game on the pod’s page.</p>
    </Section>
  );
}

function Notes({ durable }: { durable: boolean }): ReactNode {
  const notes = [
    durable ? null : "This browser keeps nothing: what has not been sent is lost when the page is closed.",
    httpsNote() ?? (canStayAwake() ? null : "This browser can’t keep the screen awake: give the phone a longer time-out while you play."),
  ].filter((note) => note !== null);
  if (notes.length === 0) return null;
  return (
    <Section title="On this phone">
      {notes.map((note) => (
        <p key={note} className="text-sm text-text-2">
          {note}
        </p>
      ))}
    </Section>
  );
}
