import type { Handler } from "../../platform/http/route-handlers.ts";
import { readMyPod } from "./read-pods.ts";

export const createPod: Handler<"createPod"> = async ({ db, sql, body, user, newId, audit }) => {
  const [podId, memberId] = [newId(), newId()];
  await db.pod.create({
    data: {
      id: podId,
      name: body.name,
      description: body.description ?? "",
      colors: body.colors?.join("") ?? "",
      members: { create: { id: memberId, userId: user.id, role: "owner" } },
    },
  });
  await audit({ action: "pod.created", target: { kind: "pod", id: podId, name: body.name } });
  return await readMyPod(sql, memberId);
};
