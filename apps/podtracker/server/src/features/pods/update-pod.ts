import type { Call, Handler } from "../../platform/http/route-handlers.ts";
import { needRevision } from "../../platform/http/need-revision.ts";
import { nameOf } from "../chat/names-in-text.ts";
import { tellPod } from "../chat/tell-pod.ts";
import { readMyPod } from "./read-pods.ts";

export const updatePod: Handler<"updatePod"> = async ({ db, sql, params, body, member, audit, announce }) => {
  await db.$queryRaw`select 1 from pod where id = ${params.podId}::uuid for no key update`;
  const select = { name: true, description: true, colors: true, revision: true } as const;
  const { revision, ...before } = await db.pod.findUniqueOrThrow({ where: { id: params.podId }, select });
  needRevision(body.revision, revision);
  const { name = before.name, description = before.description } = body;
  const after = { name, description, colors: body.colors?.join("") ?? before.colors };
  if (JSON.stringify(after) === JSON.stringify(before)) return await readMyPod(sql, member.id);
  await db.pod.update({ where: { id: params.podId }, data: { ...after, revision: { increment: 1 } } });
  await audit({ action: "pod.changed", target: { kind: "pod", id: params.podId, name }, detail: { before, after } });
  announce(`pod:${params.podId}`, "pod:changed", { podId: params.podId });
  return await readMyPod(sql, member.id);
};

export const archivePod: Handler<"archivePod"> = async (call) => {
  await putAside(call, call.now);
  return await readMyPod(call.sql, call.member.id);
};

export const restorePod: Handler<"restorePod"> = async (call) => {
  await putAside(call, null);
  return await readMyPod(call.sql, call.member.id);
};

/** Puts the pod aside, or with null takes it up again; what is so already stays so, and nobody is told. */
async function putAside(call: Call<"archivePod" | "restorePod">, archivedAt: Date | null): Promise<void> {
  const { db, params, member, audit, announce } = call;
  const { count } = await db.pod.updateMany({
    where: { id: params.podId, archivedAt: archivedAt ? null : { not: null } },
    data: { archivedAt, revision: { increment: 1 } },
  });
  if (count === 0) return;
  const { name } = await db.pod.findUniqueOrThrow({ where: { id: params.podId }, select: { name: true } });
  await tellPod(call, params.podId, `${nameOf(member.id)} ${archivedAt ? "put the pod aside" : "took the pod up again"}.`);
  await audit({ action: archivedAt ? "pod.archived" : "pod.restored", target: { kind: "pod", id: params.podId, name } });
  announce(`pod:${params.podId}`, "pod:changed", { podId: params.podId });
}
