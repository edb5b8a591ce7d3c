import type { Member } from "@podtracker/contract";
import { Avatar, classNames, SegmentedControl } from "@tatwats/ui";
import { Crown, Handshake } from "lucide-react";
import { Section } from "../../app/section.tsx";
import { FinishOrder } from "./finish-order.tsx";
import type { DraftDispatch, GameDraft } from "./game-draft.ts";
import { WinConditionChips } from "./win-condition-chips.tsx";

const outcomes = [
  { value: "win", label: "Somebody won" },
  { value: "draw", label: "A draw" },
] as const;

export interface OutcomeFieldsProps {
  draft: GameDraft;
  dispatch: DraftDispatch;
  members: Member[];
}

export function OutcomeFields({ draft, dispatch, members }: OutcomeFieldsProps) {
  const seated = draft.seats.flatMap(({ memberId }) => members.find((member) => member.memberId === memberId) ?? []);
  const firsts = draft.finish[0] ?? [];
  const won = draft.outcome === "win";
  return (
    <Section title="How it went">
      <SegmentedControl
        label="Outcome"
        hideLabel
        size="touch"
        options={outcomes}
        value={draft.outcome}
        onValueChange={(outcome) => dispatch({ type: "outcome-chosen", outcome })}
      />
      <div role="group" aria-label={won ? "Who won" : "Who drew"} className="mt-3">
        <p className="mb-2 text-sm text-text-3">{won ? "Tap who won." : "Tap those who drew, or leave it: then all did."}</p>
        <div className="grid grid-cols-2 gap-2">
          {seated.map((member) => (
            <FirstButton
              key={member.memberId}
              member={member}
              pressed={firsts.includes(member.memberId)}
              won={won}
              onPress={() => dispatch({ type: "first-toggled", memberId: member.memberId })}
            />
          ))}
        </div>
      </div>
      {won && (
        <WinConditionChips
          value={draft.winCondition}
          onChange={(winCondition) => dispatch({ type: "changed", fields: { winCondition } })}
        />
      )}
      {won && firsts.length > 0 && seated.length > 2 && <FinishOrder draft={draft} dispatch={dispatch} seated={seated} />}
    </Section>
  );
}

function FirstButton({ member, pressed, won, onPress }: { member: Member; pressed: boolean; won: boolean; onPress: () => void }) {
  const Mark = won ? Crown : Handshake;
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-label={won ? `${member.name} won` : `${member.name} drew`}
      onClick={onPress}
      className={classNames(
        "flex min-h-13 min-w-0 items-center gap-2.5 rounded-md border px-2.5 text-left",
        pressed ? "border-accent bg-accent-soft font-[620]" : "border-line bg-surface-2 hover:border-line-strong",
      )}
    >
      <Avatar name={member.name} id={member.userId ?? member.memberId} />
      <span className="min-w-0 flex-1 truncate">{member.name}</span>
      {pressed && <Mark aria-hidden size={17} className="shrink-0 text-accent" />}
    </button>
  );
}
