import type { Database } from "tatwats";
import { findMembership } from "../../platform/auth/membership.ts";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { needUsable } from "./invites.ts";
import { joinPod, needLinkSinceRemoval } from "./join-pod.ts";
import { readMyPod } from "./read-pods.ts";

/** An invite is as good as who made it: of one who is in the pod no more, or may no longer invite with such a role, it is nothing. */
async function needInviter(sql: Database, { podId, role, inviterId }: { podId: string; role: string; inviterId: string }): Promise<void> {
  const member = await findMembership(sql, inviterId, podId);
  if (member && (role !== "organiser" || member.role === "owner")) return;
  throw new AppError("invite-revoked", "Whoever made this invite may no longer invite. Ask for a new link.");
}

/** Joins the pod. Who is in it already stays as they are, and uses nothing up. */
export const acceptInvite: Handler<"acceptInvite"> = async (call) => {
  const { db, sql, params, user, now } = call;
  // Locked, so that of two people taking the last use one is told that it is gone; the pod first, as everywhere.
  await db.$queryRaw`select 1 from pod where id = (select pod_id from pod_invite where code = ${params.code}) for no key update`;
  await db.$queryRaw`select 1 from pod_invite where code = ${params.code} for update`;
  const invite = await db.podInvite.findUnique({ where: { code: params.code } });
  if (!invite) throw new AppError("not-found", "There is no such invite. Ask for a new link.");
  const { podId, role, inviterId } = invite;
  const before = await db.podMember.findUnique({ where: { podId_userId: { podId, userId: user.id } } });
  if (before && !before.leftAt) return await readMyPod(sql, before.id);
  needUsable(invite, now);
  await needInviter(sql, invite);
  needLinkSinceRemoval(before, invite.createdAt);
  await db.podInvite.update({ where: { code: invite.code }, data: { uses: { increment: 1 } } });
  return await readMyPod(sql, await joinPod(call, { podId, role, inviterId }));
};
