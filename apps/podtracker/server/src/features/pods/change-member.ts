import type { PodRole } from "@podtracker/contract";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import type { Tx } from "../../platform/services.ts";
import { nameOf } from "../chat/names-in-text.ts";
import { tellPod } from "../chat/tell-pod.ts";
import { memberName, memberSelect, memberShape } from "./pod-shape.ts";

/** Another role for a member, which only owners give, or another name for a guest. */
export const changeMember: Handler<"changeMember"> = async (call) => {
  const { db, params, body, member, now, audit, announce } = call;
  const before = await findMember(db, params);
  const name = memberName(before);
  if (body.name !== undefined && before.userId !== null) {
    throw new AppError("rule-broken", `${name} has an account, and so a name of their own that only they can change. Nothing was changed.`);
  }
  if (body.role !== undefined && before.userId === null) {
    throw new AppError("rule-broken", `${name} is a guest, without an account to act with. Nothing was changed.`);
  }
  if (body.role !== undefined && member.role !== "owner") throw new AppError("not-allowed", "Only an owner of the pod may give roles.");
  const { role = before.role } = body;
  const guestName = body.name ?? before.guestName;
  if (role === before.role && guestName === before.guestName) return memberShape(before);
  const after = await db.podMember.update({ where: { id: before.id }, data: { role, guestName }, select: memberSelect });
  await keepAnOwner(db, params.podId);
  // Who no longer invites has no invites that work.
  if (role === "member" && role !== before.role && before.userId)
    await revokeInvites(db, { podId: params.podId, inviterId: before.userId, now });
  const detail = { podId: params.podId, before: { role: before.role, name }, after: { role, name: memberName(after) } };
  await audit({ action: "member.changed", target: { kind: "member", id: before.id, name: memberName(after) }, detail });
  if (role !== before.role) await tellPod(call, params.podId, `${nameOf(member.id)} made ${nameOf(before.id)} ${roleNames[role]}.`);
  announce(`pod:${params.podId}`, "pod:changed", { podId: params.podId });
  return memberShape(after);
};

const roleNames: Record<PodRole, string> = { owner: "an owner", organiser: "an organiser", member: "a member" };

/**
 * One of the pod's present members, guests included, with the pod locked: of two changes at the same
 * moment, the second sees what the first made.
 *
 * @throws AppError `not-found`
 */
export async function findMember(db: Tx, { podId, memberId }: { podId: string; memberId: string }) {
  await db.$queryRaw`select 1 from pod where id = ${podId}::uuid for no key update`;
  const found = await db.podMember.findFirst({ where: { id: memberId, podId, leftAt: null }, select: memberSelect });
  if (!found) throw new AppError("not-found", "This pod has no such member.");
  return found;
}

/** @throws AppError `last-owner` */
export async function keepAnOwner(db: Tx, podId: string): Promise<void> {
  if ((await db.podMember.count({ where: { podId, role: "owner", leftAt: null, userId: { not: null } } })) > 0) return;
  throw new AppError("last-owner", "A pod needs an owner. Make somebody else one first, or put the pod aside. Nothing was changed.");
}

/** Takes back what a member has handed out: invites, and claim links for guests. */
export async function revokeInvites(db: Tx, { podId, inviterId, now }: { podId: string; inviterId: string; now: Date }): Promise<void> {
  await db.podInvite.updateMany({ where: { podId, inviterId, revokedAt: null }, data: { revokedAt: now } });
  await db.guestClaim.deleteMany({ where: { podId, createdById: inviterId, acceptedAt: null } });
}
