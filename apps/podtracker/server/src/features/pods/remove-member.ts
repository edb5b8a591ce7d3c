import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { tellPod } from "../chat/tell-pod.ts";
import { findMember, keepAnOwner } from "./change-member.ts";
import { memberName } from "./pod-shape.ts";

/** Leaves, or removes somebody. Their sockets hear nothing more of the pod from that moment on, and invites of theirs no longer work. */
export const removeMember: Handler<"removeMember"> = async (call) => {
  const { db, params, member, user, now, audit, announce, expel } = call;
  const { podId } = params;
  const gone = await findMember(db, params);
  const name = memberName(gone);
  const leaves = gone.id === member.id;
  if (!leaves && !(member.role === "owner" || (member.role === "organiser" && gone.role === "member"))) {
    throw new AppError("not-allowed", "Organisers may remove members and guests; only an owner may remove organisers and owners.");
  }
  await db.podMember.update({ where: { id: gone.id }, data: { leftAt: now, role: "member" } });
  await keepAnOwner(db, podId);
  await db.guestClaim.deleteMany({ where: { guestId: gone.id, acceptedAt: null } });
  if (gone.userId) await db.podInvite.updateMany({ where: { podId, inviterId: gone.userId, revokedAt: null }, data: { revokedAt: now } });
  await tellPod(call, podId, leaves ? `${name} left the pod.` : `${user.name} removed ${name} from the pod.`);
  const action = leaves ? "pod.left" : "member.removed";
  await audit({ action, target: { kind: "member", id: gone.id, name }, detail: { podId, kind: gone.userId ? "user" : "guest" } });
  if (gone.userId) {
    expel(gone.userId, podId);
    announce(`user:${gone.userId}`, "pod:changed", { podId });
  }
  announce(`pod:${podId}`, "pod:changed", { podId });
  return undefined;
};
