import { randomBytes } from "node:crypto";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { decodeTimeCursor, pageByTime } from "../../platform/http/time-cursor.ts";
import { inviteShape } from "./pod-shape.ts";

const defaultHours = 24 * 7;
const hour = 60 * 60 * 1000;

/** 96 random bits: an invite's code is all that it takes to join, so it must not be guessed. */
const newCode = () => randomBytes(12).toString("base64url");

export const createInvite: Handler<"createInvite"> = async ({ db, params, body, user, member, now, services, audit }) => {
  if (body.role === "organiser" && member.role !== "owner")
    throw new AppError("not-allowed", "Only an owner of the pod may make organisers, by invites too.");
  const invite = await db.podInvite.create({
    data: {
      code: newCode(),
      podId: params.podId,
      inviterId: user.id,
      role: body.role ?? "member",
      expiresAt: new Date(now.getTime() + (body.expiresInHours ?? defaultHours) * hour),
      maxUses: body.maxUses ?? null,
    },
    include: { pod: { select: { name: true } } },
  });
  const detail = { role: invite.role, expiresAt: invite.expiresAt.toISOString(), maxUses: invite.maxUses };
  await audit({ action: "invite.created", target: { kind: "pod", id: params.podId, name: invite.pod.name }, detail });
  return inviteShape(invite, services.env.publicUrl);
};

/** Those that can still be accepted, the latest first. */
export const listInvites: Handler<"listInvites"> = async ({ db, params, query, now, services }) => {
  const cursor = decodeTimeCursor(query.cursor, "invites");
  const rows = await db.podInvite.findMany({
    where: {
      podId: params.podId,
      revokedAt: null,
      expiresAt: { gt: now },
      OR: [{ maxUses: null }, { uses: { lt: db.podInvite.fields.maxUses } }],
      ...(cursor ? { createdAt: { lt: cursor.at } } : {}),
    },
    orderBy: { createdAt: "desc" },
    take: query.limit + 1,
  });
  const { items, nextCursor } = pageByTime(
    "invites",
    rows.map((row) => ({ ...row, id: row.podId })),
    query.limit,
    (row) => row.createdAt,
  );
  return { items: items.map((row) => inviteShape(row, services.env.publicUrl)), nextCursor };
};

export const revokeInvite: Handler<"revokeInvite"> = async ({ db, params, now, audit }) => {
  const where = { code: params.code, podId: params.podId };
  if ((await db.podInvite.count({ where })) === 0) throw new AppError("not-found", "This pod has no such invite.");
  const { count } = await db.podInvite.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: now } });
  const pod = await db.pod.findUniqueOrThrow({ where: { id: params.podId }, select: { name: true } });
  if (count > 0) await audit({ action: "invite.revoked", target: { kind: "pod", id: params.podId, name: pod.name } });
  return undefined;
};

export const getInvite: Handler<"getInvite"> = async ({ db, params, now }) => {
  const invite = await db.podInvite.findUnique({
    where: { code: params.code },
    include: {
      inviter: { select: { name: true } },
      pod: { select: { name: true, archivedAt: true, _count: { select: { members: { where: { leftAt: null } } } } } },
    },
  });
  if (!invite) throw new AppError("not-found", "There is no such invite. Ask for a new link.");
  needUsable(invite, now);
  if (invite.pod.archivedAt)
    throw new AppError("pod-archived", "This pod was put aside; nobody can join it. One of its owners can take it up again.");
  return {
    podName: invite.pod.name,
    inviterName: invite.inviter.name,
    memberCount: invite.pod._count.members,
    expiresAt: invite.expiresAt.toISOString(),
  };
};

/** Whether an invite can be accepted now; says why where it cannot. */
export function needUsable(invite: { revokedAt: Date | null; expiresAt: Date; maxUses: number | null; uses: number }, now: Date): void {
  if (invite.revokedAt) throw new AppError("invite-revoked", "This invite was taken back. Ask for a new link.");
  if (invite.expiresAt <= now) throw new AppError("invite-expired", "This invite is too old. Ask for a new link.");
  if (invite.maxUses !== null && invite.uses >= invite.maxUses)
    throw new AppError("invite-used-up", "This invite was used up. Ask for a new link.");
}
