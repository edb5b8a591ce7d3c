import { useEffect, useRef, useState } from "react";
import { Button, Card as Box, IconButton, Skeleton } from "@tatwats/ui";
import { Plus, X } from "lucide-react";
import { CardCombobox } from "../cards/card-combobox.tsx";
import { CardLine } from "../cards/card-option.tsx";
import { useCard } from "../cards/find-cards.ts";
import { pairingOffer } from "./pairing-offer.ts";

export interface CommanderPickerProps {
  /** None, one or two names. */
  commanders: string[];
  onChange: (commanders: string[]) => void;
  error?: string | null;
}

/** Picks a commander and, where the first allows it, the second one beside it. */
export function CommanderPicker({ commanders, onChange, error }: CommanderPickerProps) {
  const [first, second] = commanders;
  if (!first)
    return <CardCombobox label="Commander" source={{ kind: "commanders" }} error={error} onPick={(card) => onChange([card.name])} />;
  return (
    <div role="group" aria-label="Commanders" className="flex flex-col gap-3">
      <Picked name={first} label="Commander" onRemove={() => onChange(second ? [second] : [])} />
      {second ? (
        <Picked name={second} label="Second commander" onRemove={() => onChange([first])} />
      ) : (
        <SecondCommander key={first} first={first} onPick={(name) => onChange([first, name])} />
      )}
      {error && (
        <p role="alert" className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

function Picked({ name, label, onRemove }: { name: string; label: string; onRemove: () => void }) {
  const card = useCard(name);
  return (
    <div>
      <p className="mb-1.5 text-sm font-[560] text-text-2">{label}</p>
      <Box className="flex items-center gap-1 !py-2 !pr-1 !pl-2.5">
        <div className="min-w-0 flex-1">
          {card.data ? (
            <CardLine card={card.data} />
          ) : card.isPending ? (
            <Skeleton className="h-11" />
          ) : (
            <p className="px-1 py-2.5">{name}</p>
          )}
        </div>
        <IconButton label={`Remove ${name}`} icon={<X aria-hidden size={17} />} onClick={onRemove} />
      </Box>
    </div>
  );
}

function SecondCommander({ first, onPick }: { first: string; onPick: (name: string) => void }) {
  const card = useCard(first);
  const [open, setOpen] = useState(false);
  const offer = card.data ? pairingOffer(card.data) : null;
  if (!offer) return null;
  if (open) return <PartnerCombobox label={offer} first={first} onPick={onPick} />;
  return (
    <Button size="touch" icon={<Plus aria-hidden size={17} />} onClick={() => setOpen(true)} className="self-start">
      Add a {offer}
    </Button>
  );
}

function PartnerCombobox({ label, first, onPick }: { label: string; first: string; onPick: (name: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <CardCombobox
      inputRef={input}
      label={label}
      source={{ kind: "partners", beside: first }}
      placeholder="Choose, or type a few letters"
      onPick={(card) => onPick(card.name)}
    />
  );
}
