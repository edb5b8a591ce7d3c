import { useState } from "react";
import type { Member, Pod } from "@podtracker/contract";
import { Avatar, Card, IconButton, Skeleton } from "@tatwats/ui";
import { Ellipsis } from "lucide-react";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { RowsSkeleton } from "../../app/rows-skeleton.tsx";
import { Section } from "../../app/section.tsx";
import { useMe } from "../accounts/me.ts";
import { AddGuest } from "./add-guest.tsx";
import { ClaimsSection } from "./claims-section.tsx";
import { InviteLinks } from "./invite-links.tsx";
import { MemberDialog } from "./member-dialog.tsx";
import { useMembers } from "./members.ts";
import { useOnlinePeople } from "./presence.ts";
import { usePod } from "./get-pod.ts";

export function MembersPage({ podId }: { podId: string }) {
  const pod = usePod(podId).data;
  const members = useMembers(podId);
  const [open, setOpen] = useState<string | null>(null);
  const chosen = members.data?.find(({ memberId }) => memberId === open);
  const closed = pod?.archivedAt != null;
  return (
    <Page
      title="Members"
      subtitle={pod?.name}
      width="narrow"
      back={{ link: { to: "/pods/$podId", params: { podId } }, label: pod?.name ?? "Pod" }}
    >
      {!closed && (
        <Section title="Invite">
          <Invites pod={pod} />
        </Section>
      )}
      <Section title="Who plays here">
        <Loaded query={members} what="Loading the members" skeleton={<MemberSkeletons />}>
          {(items) => <MemberList members={items} pod={pod} onOpen={setOpen} />}
        </Loaded>
      </Section>
      {!closed && (
        <Section title="Somebody without an account">
          <Card>
            <p className="mb-3 text-sm text-text-2">
              A guest is a name you can record games for. Later they can claim those games with a link.
            </p>
            <AddGuest podId={podId} />
          </Card>
        </Section>
      )}
      {pod && pod.role !== "member" && <ClaimsSection pod={pod} />}
      {pod && chosen && <MemberDialog pod={pod} member={chosen} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function Invites({ pod }: { pod: Pod | undefined }) {
  if (!pod) return <Skeleton className="h-24 rounded-lg" />;
  if (pod.role === "member") return <p className="text-text-2">The pod’s organisers can invite others.</p>;
  return <InviteLinks pod={pod} />;
}

function MemberList({ members, pod, onOpen }: { members: Member[]; pod: Pod | undefined; onOpen: (memberId: string) => void }) {
  const me = useMe();
  const online = useOnlinePeople(pod?.id ?? "");
  return (
    <Card flush>
      <ul>
        {members.map((member) => {
          const here = member.userId !== null && online.has(member.userId);
          return (
            <li
              key={member.memberId}
              className="flex min-h-14 items-center gap-3 border-t border-line py-1.5 pr-1.5 pl-3.5 first:border-t-0"
            >
              <span className="relative">
                <Avatar name={member.name} id={member.userId ?? member.memberId} colors={member.avatar} />
                {here && <span aria-hidden className="absolute -right-0.5 -bottom-0.5 size-2.5 rounded-full bg-ok ring-2 ring-surface-1" />}
              </span>
              <span className="min-w-0 flex-1 truncate">
                {member.name}
                {here && <span className="sr-only"> is here</span>}
              </span>
              <span className="text-sm text-text-3">{memberWords(member, me.id)}</span>
              {pod && hasDeeds(pod, member, me.id) ? (
                <IconButton
                  label={`About ${member.name}`}
                  icon={<Ellipsis aria-hidden size={18} />}
                  onClick={() => onOpen(member.memberId)}
                />
              ) : (
                <span className="w-2" />
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** Whether I may do anything about them; myself I can always leave. */
function hasDeeds(pod: Pod, member: Member, myId: string): boolean {
  return member.userId === myId || pod.role === "owner" || (pod.role === "organiser" && member.role === "member");
}

function memberWords(member: Member, myId: string): string {
  const role = member.kind === "guest" ? "guest" : member.role === "member" ? "" : member.role;
  return [member.userId === myId ? "you" : "", role].filter(Boolean).join(", ");
}

function MemberSkeletons() {
  return (
    <RowsSkeleton label="Loading the members" rows={4} className="h-14 gap-3">
      <Skeleton className="size-8 rounded-full" />
      <Skeleton className="h-4 w-32" />
    </RowsSkeleton>
  );
}
