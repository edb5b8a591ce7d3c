import type { Invite, Member, Pod } from "@podtracker/contract";
import { colorsOf } from "@podtracker/rules";
import type { PodInvite, Prisma } from "../../generated/client.ts";

/** What is read of a pod for one of its members. */
export const myPodSelect = {
  id: true,
  role: true,
  pod: {
    select: {
      id: true,
      name: true,
      description: true,
      colors: true,
      archivedAt: true,
      revision: true,
      createdAt: true,
      sums: true,
      _count: { select: { members: { where: { leftAt: null } } } },
    },
  },
} as const satisfies Prisma.PodMemberSelect;

export type MyPodRow = Prisma.PodMemberGetPayload<{ select: typeof myPodSelect }>;

/** How far a member has read. */
export interface Reading {
  unread: number;
  readUpTo: string | null;
}

/** A pod as one of its members sees it. */
export function podShape({ role, pod }: MyPodRow, { unread, readUpTo }: Reading): Pod {
  return {
    id: pod.id,
    name: pod.name,
    description: pod.description,
    colors: colorsOf(pod.colors),
    archivedAt: pod.archivedAt?.toISOString() ?? null,
    role,
    memberCount: pod._count.members,
    unread,
    readUpTo,
    sums: {
      games: pod.sums?.games ?? 0,
      draws: pod.sums?.draws ?? 0,
      minutesPlayed: pod.sums?.minutesPlayed ?? 0,
      firstPlayedAt: pod.sums?.firstPlayedAt?.toISOString() ?? null,
      lastPlayedAt: pod.sums?.lastPlayedAt?.toISOString() ?? null,
    },
    revision: pod.revision,
    createdAt: pod.createdAt.toISOString(),
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

type MemberRow = Prisma.PodMemberGetPayload<{ select: typeof memberSelect }>;

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
