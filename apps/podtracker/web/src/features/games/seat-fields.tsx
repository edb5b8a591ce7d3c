import { useState } from "react";
import type { Deck, Member } from "@podtracker/contract";
import { Avatar, Button, Card } from "@tatwats/ui";
import { Plus } from "lucide-react";
import { Section } from "../../app/section.tsx";
import { AddGuest } from "../pods/add-guest.tsx";
import { type DraftDispatch, mostSeats, type GameDraft } from "./game-draft.ts";
import { SeatEntry } from "./seat-entry.tsx";

export interface SeatFieldsProps {
  podId: string;
  draft: GameDraft;
  dispatch: DraftDispatch;
  members: Member[];
  decks: Deck[];
}

/** Who sat at the table: taken seats in turn order above, those who may still sit down below. */
export function SeatFields({ podId, draft, dispatch, members, decks }: SeatFieldsProps) {
  const seated = new Set(draft.seats.map(({ memberId }) => memberId));
  const standing = members.filter(({ memberId }) => !seated.has(memberId));
  const sit = (member: Member) => dispatch({ type: "seat-taken", memberId: member.memberId });
  return (
    <Section title="Who played, in turn order" aside={draft.seats.length > 0 && `${draft.seats.length} seated`}>
      {draft.seats.length > 0 && (
        <Card flush className="mb-3">
          <ol aria-label="Seats in turn order">
            {draft.seats.map((seat, index) => {
              const member = members.find(({ memberId }) => memberId === seat.memberId);
              if (!member) return null;
              return (
                <SeatEntry
                  key={seat.memberId}
                  seat={seat}
                  index={index}
                  last={index === draft.seats.length - 1}
                  member={member}
                  decks={decks}
                  dispatch={dispatch}
                />
              );
            })}
          </ol>
        </Card>
      )}
      {draft.seats.length < mostSeats && (
        <>
          <p className="mb-2 text-sm text-text-3">
            {draft.seats.length === 0 ? "Tap who began, then on around the table." : "Tap who sat next."}
          </p>
          <div className="flex flex-wrap gap-2">
            {standing.map((member) => (
              <MemberChip key={member.memberId} member={member} onSit={() => sit(member)} />
            ))}
            <NewGuest podId={podId} onAdded={sit} />
          </div>
        </>
      )}
    </Section>
  );
}

function MemberChip({ member, onSit }: { member: Member; onSit: () => void }) {
  return (
    <button
      type="button"
      onClick={onSit}
      className="inline-flex min-h-11 max-w-full items-center gap-2 rounded-full border border-line bg-surface-2 py-1 pr-4 pl-1.5 hover:border-line-strong hover:bg-surface-3"
    >
      <Avatar name={member.name} id={member.userId ?? member.memberId} />
      <span className="sr-only">Seat</span>
      <span className="truncate">{member.name}</span>
      {member.kind === "guest" && <span className="text-xs text-text-3">guest</span>}
    </button>
  );
}

function NewGuest({ podId, onAdded }: { podId: string; onAdded: (guest: Member) => void }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <Button variant="quiet" size="touch" className="!rounded-full" icon={<Plus aria-hidden size={16} />} onClick={() => setOpen(true)}>
        New guest
      </Button>
    );
  }
  return (
    <div className="w-full">
      <AddGuest
        podId={podId}
        onAdded={(guest) => {
          setOpen(false);
          onAdded(guest);
        }}
      />
    </div>
  );
}
