import type { Invite, Member, Pod, PodRole } from "@podtracker/contract";
import type { PodInvite, Prisma } from "../../generated/client.ts";

export const podSelect = {
  id: true,
  name: true,
  description: true,
  revision: true,
  createdAt: true,
  sums: true,
  _count: { select: { members: { where: { leftAt: null } } } },
} as const satisfies Prisma.PodSelect;

type PodRow = Prisma.PodGetPayload<{ select: typeof podSelect }>;

/** A pod as one of its members sees it. */
export function podShape(row: PodRow, role: PodRole): Pod {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    role,
    memberCount: row._count.members,
    sums: {
      games: row.sums?.games ?? 0,
      draws: row.sums?.draws ?? 0,
      minutesPlayed: row.sums?.minutesPlayed ?? 0,
      firstPlayedAt: row.sums?.firstPlayedAt?.toISOString() ?? null,
      lastPlayedAt: row.sums?.lastPlayedAt?.toISOString() ?? null,
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
  user: { select: { name: true } },
} as const satisfies Prisma.PodMemberSelect;

type MemberRow = Prisma.PodMemberGetPayload<{ select: typeof memberSelect }>;

export function memberShape(row: MemberRow): Member {
  return {
    memberId: row.id,
    kind: row.userId === null ? "guest" : "user",
    name: memberName(row),
    role: row.role,
    userId: row.userId,
    joinedAt: row.joinedAt.toISOString(),
  };
}

/** Who deleted their account is called this where they played. */
export const formerPlayer = "Former player";

/** An account's own name, else the name the guest was given. */
export function memberName(row: Pick<MemberRow, "guestName" | "user">): string {
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
