import { useState } from "react";
import { Button, Dialog, ErrorNote, SegmentedControl } from "@tatwats/ui";
import { explainError } from "../../app/explain-error.ts";
import type { useCreateInvite } from "./invites.ts";

const hoursOf = { day: 24, week: 24 * 7, month: 24 * 30 };
const usesOf = { one: 1, five: 5, any: undefined };

const terms = [
  { value: "day", label: "A day" },
  { value: "week", label: "A week" },
  { value: "month", label: "30 days" },
] as const;
const uses = [
  { value: "one", label: "One person" },
  { value: "five", label: "Five" },
  { value: "any", label: "Anybody" },
] as const;
const roles = [
  { value: "member", label: "Member" },
  { value: "organiser", label: "Organiser" },
] as const;

export interface InviteDialogProps {
  create: ReturnType<typeof useCreateInvite>;
  /** Only owners may, by invites too. */
  mayMakeOrganisers: boolean;
  onClose: () => void;
}

/** A link that is good for so long, for so many, as this or that. */
export function InviteDialog({ create, mayMakeOrganisers, onClose }: InviteDialogProps) {
  const [term, setTerm] = useState<keyof typeof hoursOf>("week");
  const [many, setMany] = useState<keyof typeof usesOf>("one");
  const [role, setRole] = useState<"member" | "organiser">("member");
  const maxUses = usesOf[many];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Invite link with limits"
      footer={
        <>
          <Button size="touch" onClick={onClose}>
            Cancel
          </Button>
          <Button
            size="touch"
            variant="primary"
            busy={create.isPending}
            onClick={() =>
              create.mutate({ expiresInHours: hoursOf[term], role, ...(maxUses === undefined ? {} : { maxUses }) }, { onSuccess: onClose })
            }
          >
            Create link
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <SegmentedControl label="Good for" size="touch" options={terms} value={term} onValueChange={setTerm} />
        <SegmentedControl label="Used by" size="touch" options={uses} value={many} onValueChange={setMany} />
        {mayMakeOrganisers && <SegmentedControl label="Joins as" size="touch" options={roles} value={role} onValueChange={setRole} />}
        {create.error && <ErrorNote {...explainError(create.error, "Making the link")} />}
      </div>
    </Dialog>
  );
}
