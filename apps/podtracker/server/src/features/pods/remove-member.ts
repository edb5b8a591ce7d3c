import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { nameOf } from "../chat/names-in-text.ts";
import { tellPod } from "../chat/tell-pod.ts";
import { findMember, keepAnOwner, revokeInvites } from "./change-member.ts";
import { memberName } from "./pod-shape.ts";

/** Leaves, or removes somebody. Their sockets hear nothing more of the pod from that moment on, and invites of theirs no longer work. */
export const removeMember: Handler<"removeMember"> = async (call) => {
  const { db, params, member, now, audit, announce, expel } = call;
  const { podId } = params;
  const gone = await findMember(db, params);
  const name = memberName(gone);
  const leaves = gone.id === member.id;
  if (!leaves && !(member.role === "owner" || (member.role === "organiser" && gone.role === "member"))) {
    throw new AppError("not-allowed", "Organisers may remove members and guests; only an owner may remove organisers and owners.");
  }
  await db.podMember.update({ where: { id: gone.id }, data: { leftAt: now, role: "member", ...(leaves ? {} : { removedAt: now }) } });
  await keepAnOwner(db, podId);
  await db.guestClaim.deleteMany({ where: { guestId: gone.id, acceptedAt: null } });
  if (gone.userId) {
    await revokeInvites(db, { podId, inviterId: gone.userId, now });
    await db.notification.deleteMany({ where: { userId: gone.userId, facts: { path: ["podId"], equals: podId } } });
  }
  // Before anything is told: what the pod hears of it is no longer theirs to hear.
  if (gone.userId) expel(gone.userId, podId);
  await tellPod(call, podId, leaves ? `${nameOf(gone.id)} left the pod.` : `${nameOf(member.id)} removed ${nameOf(gone.id)} from the pod.`);
  const action = leaves ? "pod.left" : "member.removed";
  await audit({ action, target: { kind: "member", id: gone.id, name }, detail: { podId, kind: gone.userId ? "user" : "guest" } });
  if (gone.userId) announce(`user:${gone.userId}`, "pod:changed", { podId });
  announce(`pod:${podId}`, "pod:changed", { podId });
  return undefined;
};
