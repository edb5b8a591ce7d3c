import type { Handler } from "../../platform/http/route-handlers.ts";
import { needRevision } from "../../platform/http/need-revision.ts";
import { podSelect, podShape } from "./pod-shape.ts";

export const updatePod: Handler<"updatePod"> = async ({ db, params, body, member, audit, announce }) => {
  await db.$queryRaw`select 1 from pod where id = ${params.podId}::uuid for no key update`;
  const before = await db.pod.findUniqueOrThrow({ where: { id: params.podId }, select: podSelect });
  needRevision(body.revision, before.revision);
  const { name, description } = body;
  if (name === undefined && description === undefined) return podShape(before, member.role);
  const data = {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    revision: { increment: 1 },
  };
  const pod = await db.pod.update({ where: { id: before.id }, data, select: podSelect });
  const detail = {
    before: { name: before.name, description: before.description },
    after: { name: pod.name, description: pod.description },
  };
  await audit({ action: "pod.changed", target: { kind: "pod", id: pod.id, name: pod.name }, detail });
  announce(`pod:${pod.id}`, "pod:changed", { podId: pod.id });
  return podShape(pod, member.role);
};
