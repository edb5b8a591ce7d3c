import type { PodRole } from "@podtracker/contract";
import { fromPrisma } from "tatwats";
import { AppError } from "../../platform/errors.ts";
import type { Call } from "../../platform/http/route-handlers.ts";
import { nameOf } from "../chat/names-in-text.ts";
import { tellPod } from "../chat/tell-pod.ts";

/**
 * Makes the asking account a member of a pod, anew or again, and tells the pod. What was said before counts as read.
 *
 * @param inviterId whose link brought them
 * @returns their member id
 * @throws AppError `pod-archived`
 */
export async function joinPod(
  call: Call,
  { podId, role, inviterId }: { podId: string; role: PodRole; inviterId: string },
): Promise<string> {
  const { db, user, now, newId, services, audit, announce } = call;
  const pod = await db.pod.findUniqueOrThrow({ where: { id: podId }, select: { name: true, archivedAt: true } });
  if (pod.archivedAt)
    throw new AppError("pod-archived", "This pod was put aside; nobody can join it. One of its owners can take it up again.");
  const { id } = await db.podMember.upsert({
    where: { podId_userId: { podId, userId: user.id } },
    create: { id: newId(), podId, userId: user.id, role },
    update: { leftAt: null, removedAt: null, role, joinedAt: now },
    select: { id: true },
  });
  await tellPod(call, podId, `${nameOf(id)} joined the pod.`);
  await db.$executeRaw`update pod_member set read_up_to = (select last_number from pod where id = pod_id) where id = ${id}::uuid`;
  await services.tatwats.publish(
    "pod.joined",
    { podId, podName: pod.name, userId: user.id, name: user.name, inviterId, joinedAt: now.toISOString() },
    { in: fromPrisma(db) },
  );
  await audit({ action: "pod.joined", target: { kind: "pod", id: podId, name: pod.name } });
  announce(`pod:${podId}`, "pod:changed", { podId });
  return id;
}

/** Who was put out of a pod comes back by a link that was made after that, not by one they still have. */
export function needLinkSinceRemoval(before: { removedAt: Date | null } | null, madeAt: Date): void {
  if (!before?.removedAt || madeAt > before.removedAt) return;
  throw new AppError("not-allowed", "You were removed from this pod. An organiser can send you a new link.");
}
