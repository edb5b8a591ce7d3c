import { fromPrisma } from "tatwats";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { insertChatMessage } from "../chat/insert-chat-message.ts";
import { needUsable } from "./invites.ts";
import { podSelect, podShape } from "./pod-shape.ts";

/** Joins the pod. Who is in it already stays as they are, and uses nothing up. */
export const acceptInvite: Handler<"acceptInvite"> = async ({ db, params, user, services, now, newId, audit, announce }) => {
  // Locked, so that of two people taking the last use one is told that it is gone.
  await db.$queryRaw`select 1 from pod_invite where code = ${params.code} for update`;
  const invite = await db.podInvite.findUnique({ where: { code: params.code } });
  if (!invite) throw new AppError("not-found", "There is no such invite. Ask for a new link.");
  const { podId } = invite;
  const before = await db.podMember.findUnique({ where: { podId_userId: { podId, userId: user.id } } });
  const readPod = async () => await db.pod.findUniqueOrThrow({ where: { id: podId }, select: podSelect });
  if (before && !before.leftAt) return podShape(await readPod(), before.role);
  needUsable(invite, now);
  await db.podMember.upsert({
    where: { podId_userId: { podId, userId: user.id } },
    create: { id: newId(), podId, userId: user.id, role: invite.role },
    update: { leftAt: null, role: invite.role, joinedAt: now },
  });
  await db.podInvite.update({ where: { code: invite.code }, data: { uses: { increment: 1 } } });
  const pod = await readPod();
  const message = await insertChatMessage(fromPrisma(db), {
    id: newId(),
    podId,
    kind: "event",
    text: `${user.name} joined the pod.`,
    at: now,
  });
  await services.tatwats.publish(
    "pod.joined",
    { podId, podName: pod.name, userId: user.id, name: user.name, inviterId: invite.inviterId, joinedAt: now.toISOString() },
    { in: fromPrisma(db) },
  );
  await audit({ action: "pod.joined", target: { kind: "pod", id: podId, name: pod.name } });
  announce(`pod:${podId}`, "pod:changed", { podId });
  announce(`pod:${podId}`, "chat:message", message);
  return podShape(pod, invite.role);
};
