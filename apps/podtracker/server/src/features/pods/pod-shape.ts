import type { Invite, Member, Pod, PodRole } from "@podtracker/contract";
import { colorsOf } from "@podtracker/rules";
import type { Database } from "tatwats";
import { type PodInvite, Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";

/** A pod as one of its members sees it, as the database tells it. */
export interface MyPodRow {
  /** The membership's. */
  id: string;
  joinedAt: Date;
  role: PodRole;
  podId: string;
  name: string;
  description: string;
  colors: string;
  archivedAt: Date | null;
  revision: number;
  createdAt: Date;
  memberCount: number;
  /** Of the chat: the numbers of a pod's messages have no gaps, so what is unread is a difference. */
  unread: number;
  readUpTo: string | null;
  /** Null before the first game was filed. */
  games: number | null;
  draws: number | null;
  minutesPlayed: number | null;
  firstPlayedAt: Date | null;
  lastPlayedAt: Date | null;
}

/** @param which conditions on the membership `m`, the order and the limit */
export async function readMyPodRows(db: Database, which: Prisma.Sql): Promise<MyPodRow[]> {
  return await ask<MyPodRow>(
    db,
    Prisma.sql`
      select m.id, m.joined_at as "joinedAt", m.role::text as role, p.id as "podId", p.name, p.description, p.colors,
        p.archived_at as "archivedAt", p.revision, p.created_at as "createdAt", p.last_number - m.read_up_to as unread, seen.id as "readUpTo",
        (select count(*)::int from pod_member each where each.pod_id = p.id and each.left_at is null) as "memberCount",
        s.games, s.draws, s.minutes_played as "minutesPlayed", s.first_played_at as "firstPlayedAt", s.last_played_at as "lastPlayedAt"
      from pod_member m join pod p on p.id = m.pod_id
        left join pod_sums s on s.pod_id = p.id
        left join chat_message seen on seen.pod_id = m.pod_id and seen.number = m.read_up_to
      where ${which}`,
  );
}

export function podShape(row: MyPodRow): Pod {
  return {
    id: row.podId,
    name: row.name,
    description: row.description,
    colors: colorsOf(row.colors),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    role: row.role,
    memberCount: row.memberCount,
    unread: row.unread,
    readUpTo: row.readUpTo,
    sums: {
      games: row.games ?? 0,
      draws: row.draws ?? 0,
      minutesPlayed: row.minutesPlayed ?? 0,
      firstPlayedAt: row.firstPlayedAt?.toISOString() ?? null,
      lastPlayedAt: row.lastPlayedAt?.toISOString() ?? null,
    },
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
  };
}

export const memberSelect = {
  id: true,
  userId: true,
  guestName: true,
  role: true,
  joinedAt: true,
  user: { select: { name: true, avatar: true } },
} as const satisfies Prisma.PodMemberSelect;

export type MemberRow = Prisma.PodMemberGetPayload<{ select: typeof memberSelect }>;

export function memberShape(row: MemberRow): Member {
  return {
    memberId: row.id,
    kind: row.userId === null ? "guest" : "user",
    name: memberName(row),
    role: row.role,
    userId: row.userId,
    avatar: row.user?.avatar == null ? null : colorsOf(row.user.avatar),
    joinedAt: row.joinedAt.toISOString(),
  };
}

/** Who deleted their account is called this where they played. */
export const formerPlayer = "Former player";

/** An account's own name, else the name the guest was given. */
export function memberName(row: { guestName: string | null; user: { name: string } | null }): string {
  return row.user?.name ?? row.guestName ?? formerPlayer;
}

export function inviteShape(row: PodInvite, publicUrl: string): Invite {
  return {
    code: row.code,
    url: `${publicUrl}/join/${row.code}`,
    role: row.role === "organiser" ? "organiser" : "member",
    expiresAt: row.expiresAt.toISOString(),
    maxUses: row.maxUses,
    uses: row.uses,
    createdAt: row.createdAt.toISOString(),
  };
}
