import { useState, type FormEvent, type ReactNode } from "react";
import { ELIMINATION_CAUSES, type EliminationCause } from "@podtracker/rules";
import { Button, Dialog, IconButton, TextField } from "@tatwats/ui";
import { Minus, Plus } from "lucide-react";
import { Section } from "../../../app/section.tsx";
import { counterIcon, countersOf } from "./counters.ts";
import { designationIcon } from "./seat-marks.tsx";
import { useAtTable } from "./table-context.tsx";
import type { Seat } from "./table-now.ts";

/** Everything of a seat that is not its life: counters, its commander's tax, what it alone has, and whether it still plays. */
export function SeatMore({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const { mayCount } = useAtTable();
  return (
    <Dialog open onOpenChange={(next) => !next && onClose()} title={seat.name} description={seat.commanders.join(" and ") || seat.deckName}>
      {seat.commanders.length > 0 && <Tax seat={seat} />}
      <Counters seat={seat} />
      <Designations seat={seat} />
      {mayCount && <InOrOut seat={seat} onDone={onClose} />}
    </Dialog>
  );
}

function Counters({ seat }: { seat: Seat }) {
  const { say } = useAtTable();
  const [name, setName] = useState("");
  const count = (counter: string, delta: number) => say({ type: "counter.changed", seat: seat.seat, counter, delta });
  function add(event: FormEvent) {
    event.preventDefault();
    const counter = name.trim().toLowerCase();
    if (!counter) return;
    count(counter, 1);
    setName("");
  }
  return (
    <Section title="Counters">
      <ul>
        {countersOf(seat.counts, true).map(({ counter, value }) => {
          const Icon = counterIcon(counter);
          return (
            <Row
              key={counter}
              icon={<Icon aria-hidden size={18} />}
              word={counter}
              value={value}
              onChange={(delta) => count(counter, delta)}
            />
          );
        })}
      </ul>
      <form onSubmit={add} className="mt-2 flex items-end gap-2">
        <div className="flex-1">
          <TextField
            label="Another counter"
            maxLength={40}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <Button type="submit" size="touch">
          Add
        </Button>
      </form>
    </Section>
  );
}

/** Each earlier cast from the command zone costs two more (903.8). */
function Tax({ seat }: { seat: Seat }) {
  const { say, mayCount } = useAtTable();
  return (
    <Section title="Commander tax">
      <ul>
        {seat.commanders.map((commander) => {
          const casts = seat.counts.casts[commander] ?? 0;
          return (
            <li key={commander} className="flex min-h-13 items-center gap-3">
              <span className="min-w-0 flex-1">
                <span className="block truncate">{commander}</span>
                <span className="block text-sm text-text-2">
                  {casts === 0 ? "not cast yet" : `cast ${casts === 1 ? "once" : `${casts} times`}`}
                  {casts > 0 && ` · costs ${2 * casts} more`}
                </span>
              </span>
              {mayCount && (
                <Button size="touch" onClick={() => say({ type: "commander.cast", seat: seat.seat, commander })}>
                  Cast
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Row({ icon, word, value, onChange }: { icon: ReactNode; word: string; value: number; onChange: (delta: number) => void }) {
  const { mayCount } = useAtTable();
  return (
    <li className="flex min-h-13 items-center gap-3">
      <span className="text-text-2">{icon}</span>
      <span className="min-w-0 flex-1 truncate capitalize">{word}</span>
      {mayCount && (
        <IconButton label={`One ${word} less`} icon={<Minus aria-hidden size={18} />} variant="secondary" onClick={() => onChange(-1)} />
      )}
      <span className="w-10 text-center text-xl font-bold tabular-nums">{value}</span>
      {mayCount && (
        <IconButton label={`One ${word} more`} icon={<Plus aria-hidden size={18} />} variant="secondary" onClick={() => onChange(1)} />
      )}
    </li>
  );
}

/** What one player at a time has. */
const designations = ["monarch", "initiative"];
const blessing = "city’s blessing";

function Designations({ seat }: { seat: Seat }) {
  const { table, say, mayCount } = useAtTable();
  const hasBlessing = (seat.counts.counters[blessing] ?? 0) > 0;
  if (!mayCount) return null;
  return (
    <Section title="Has">
      <div className="flex flex-wrap gap-2">
        {designations.map((designation) => {
          const has = table.state.designations[designation] === seat.seat;
          const Icon = designationIcon(designation);
          return (
            <Toggle
              key={designation}
              word={designation}
              icon={<Icon aria-hidden size={16} />}
              on={has}
              onToggle={() => say({ type: "designation.moved", designation, seat: has ? null : seat.seat })}
            />
          );
        })}
        <Toggle
          word={blessing}
          icon={null}
          on={hasBlessing}
          onToggle={() => say({ type: "counter.changed", seat: seat.seat, counter: blessing, delta: hasBlessing ? -1 : 1 })}
        />
      </div>
    </Section>
  );
}

function Toggle({ word, icon, on, onToggle }: { word: string; icon: ReactNode; on: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onToggle}
      className="inline-flex min-h-11 items-center gap-2 rounded-full border border-line bg-surface-2 px-4 capitalize aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-[620]"
    >
      {icon}
      {word}
    </button>
  );
}

const causeWords: Record<EliminationCause, string> = {
  life: "No life left",
  "commander-damage": "Commander damage",
  poison: "Poison",
  mill: "No cards left",
  effect: "An effect",
  concession: "Conceded",
  other: "Something else",
};

function InOrOut({ seat, onDone }: { seat: Seat; onDone: () => void }) {
  const { say } = useAtTable();
  const { eliminated } = seat.counts;
  if (eliminated) {
    return (
      <Section title={`Out: ${causeWords[eliminated.cause].toLowerCase()}, turn ${eliminated.turn}`}>
        <Button size="touch" onClick={() => say({ type: "player.restored", seat: seat.seat })}>
          Plays on
        </Button>
      </Section>
    );
  }
  const out = (cause: EliminationCause) => {
    say({ type: "player.eliminated", seat: seat.seat, cause });
    onDone();
  };
  return (
    <Section title="Out of the game">
      <div className="flex flex-wrap gap-2">
        {ELIMINATION_CAUSES.map((cause) => (
          <Button key={cause} size="touch" onClick={() => out(cause)}>
            {causeWords[cause]}
          </Button>
        ))}
      </div>
    </Section>
  );
}
