import { useState, type FormEvent, type ReactNode } from "react";
import { useNavigate } from "@tanstack/react-router";
import type { Member, Pod, PodRole } from "@podtracker/contract";
import { Button, Dialog, ErrorNote, SegmentedControl, showToast, TextField } from "@tatwats/ui";
import { LogOut, UserMinus } from "lucide-react";
import { explainError } from "../../app/explain-error.ts";
import { useMe } from "../accounts/me.ts";
import { ClaimLinkMaker } from "./claim-link-maker.tsx";
import { useChangeMember, useRemoveMember } from "./members.ts";

const roles: { value: PodRole; label: string }[] = [
  { value: "member", label: "Member" },
  { value: "organiser", label: "Organiser" },
  { value: "owner", label: "Owner" },
];

const meanings: Record<PodRole, string> = {
  member: "Plays, records games and talks.",
  organiser: "Also invites, removes members and mends entries.",
  owner: "Also gives roles, and can put the pod aside.",
};

/** What can be done about one member, by whoever may. */
export function MemberDialog({ pod, member, onClose }: { pod: Pod; member: Member; onClose: () => void }) {
  const me = useMe();
  const mine = member.userId === me.id;
  const mayRemove = pod.role === "owner" || (pod.role === "organiser" && member.role === "member");
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={member.name}
      description={member.kind === "guest" ? "A guest, without an account" : undefined}
    >
      <div className="flex flex-col gap-6">
        {pod.role === "owner" && member.kind === "user" && <RoleChoice pod={pod} member={member} />}
        {pod.role !== "member" && member.kind === "guest" && (
          <>
            <GuestName podId={pod.id} member={member} />
            <ClaimLinkMaker podId={pod.id} member={member} podName={pod.name} />
          </>
        )}
        {(mine || mayRemove) && <Removal pod={pod} member={member} mine={mine} onDone={onClose} />}
      </div>
    </Dialog>
  );
}

function RoleChoice({ pod, member }: { pod: Pod; member: Member }) {
  const change = useChangeMember(pod.id);
  return (
    <div>
      <SegmentedControl
        label="Role"
        options={roles}
        value={member.role}
        onValueChange={(role) => change.mutate({ memberId: member.memberId, role })}
      />
      <p className="mt-2 text-sm text-text-3">{meanings[member.role]}</p>
      {change.error && <ErrorNote {...explainError(change.error, "Changing the role")} />}
    </div>
  );
}

function GuestName({ podId, member }: { podId: string; member: Member }) {
  const [name, setName] = useState(member.name);
  const change = useChangeMember(podId);
  const named = name.trim();
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate({ memberId: member.memberId, name: named }, { onSuccess: () => showToast({ text: "The name is saved.", tone: "ok" }) });
  }
  return (
    <form onSubmit={submit}>
      <div className="flex items-end gap-2">
        <TextField label="Name" className="flex-1" value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        <Button type="submit" size="touch" busy={change.isPending} disabled={!named || named === member.name}>
          Save
        </Button>
      </div>
      {change.error && <ErrorNote {...explainError(change.error, "Saving the name")} />}
    </form>
  );
}

function Removal({ pod, member, mine, onDone }: { pod: Pod; member: Member; mine: boolean; onDone: () => void }) {
  const [sure, setSure] = useState(false);
  const navigate = useNavigate();
  const words = mine ? `Leave ${pod.name}` : `Remove ${member.name}`;
  const remove = useRemoveMember(pod.id, () => {
    onDone();
    showToast({ text: mine ? `You left ${pod.name}.` : `${member.name} is no longer in the pod.` });
    if (mine) void navigate({ to: "/", replace: true });
  });
  return (
    <div className="border-t border-line pt-4">
      {sure ? (
        <>
          <p className="mb-3 text-sm text-text-2">
            {mine ? "You see nothing of the pod any more, at once." : `${member.name} sees nothing of the pod any more, at once.`} The games
            stay as they were played.
          </p>
          <Row>
            <Button size="touch" onClick={() => setSure(false)}>
              Cancel
            </Button>
            <Button
              size="touch"
              variant="danger"
              className="max-w-full"
              busy={remove.isPending}
              onClick={() => remove.mutate(member.memberId)}
            >
              <span className="truncate">{words}</span>
            </Button>
          </Row>
        </>
      ) : (
        <Button
          size="touch"
          icon={mine ? <LogOut aria-hidden size={17} className="shrink-0" /> : <UserMinus aria-hidden size={17} className="shrink-0" />}
          className="max-w-full"
          onClick={() => setSure(true)}
        >
          <span className="truncate">{words}</span>
        </Button>
      )}
      {remove.error && <ErrorNote {...explainError(remove.error, words)} />}
    </div>
  );
}

function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2">{children}</div>;
}
