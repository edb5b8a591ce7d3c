import type { Member, Pod } from "@podtracker/contract";
import { Avatar, Card, Loading, Skeleton } from "@tatwats/ui";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { Section } from "../../app/section.tsx";
import { useMe } from "../accounts/me.ts";
import { AddGuest } from "./add-guest.tsx";
import { InviteLinks } from "./invite-links.tsx";
import { useMembers } from "./members.ts";
import { usePod } from "./get-pod.ts";

export function MembersPage({ podId }: { podId: string }) {
  const pod = usePod(podId).data;
  const members = useMembers(podId);
  return (
    <Page
      title="Members"
      subtitle={pod?.name}
      width="narrow"
      back={{ link: { to: "/pods/$podId", params: { podId } }, label: pod?.name ?? "Pod" }}
    >
      <Section title="Invite">
        <Invites pod={pod} podId={podId} />
      </Section>
      <Section title="Who plays here">
        <Loaded query={members} what="Loading the members" skeleton={<MemberSkeletons />}>
          {(items) => <MemberList members={items} />}
        </Loaded>
      </Section>
      <Section title="Somebody without an account">
        <Card>
          <p className="mb-3 text-sm text-text-2">A guest is a name you can record games for.</p>
          <AddGuest podId={podId} />
        </Card>
      </Section>
    </Page>
  );
}

function Invites({ pod, podId }: { pod: Pod | undefined; podId: string }) {
  if (!pod) return <Skeleton className="h-24 rounded-lg" />;
  if (pod.role === "member") return <p className="text-text-2">The pod’s organisers can invite others.</p>;
  return <InviteLinks podId={podId} podName={pod.name} />;
}

function MemberList({ members }: { members: Member[] }) {
  const me = useMe();
  return (
    <Card flush>
      <ul>
        {members.map((member) => (
          <li key={member.memberId} className="flex min-h-14 items-center gap-3 border-t border-line px-3.5 py-2 first:border-t-0">
            <Avatar name={member.name} id={member.userId ?? member.memberId} />
            <span className="min-w-0 flex-1 truncate">{member.name}</span>
            <span className="text-sm text-text-3">{memberWords(member, me.id)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function memberWords(member: Member, myId: string): string {
  const role = member.kind === "guest" ? "guest" : member.role === "member" ? "" : member.role;
  return [member.userId === myId ? "you" : "", role].filter(Boolean).join(", ");
}

function MemberSkeletons() {
  return (
    <Loading label="Loading the members">
      <Card flush>
        {[0, 1, 2, 3].map((index) => (
          <div key={index} className="flex h-14 items-center gap-3 border-t border-line px-3.5 first:border-t-0">
            <Skeleton className="size-8 rounded-full" />
            <Skeleton className="h-4 w-32" />
          </div>
        ))}
      </Card>
    </Loading>
  );
}
