import type { Handler } from "../../platform/http/route-handlers.ts";
import { podSelect, podShape } from "./pod-shape.ts";

export const createPod: Handler<"createPod"> = async ({ db, body, user, newId, audit }) => {
  const pod = await db.pod.create({
    data: {
      id: newId(),
      name: body.name,
      description: body.description ?? "",
      members: { create: { id: newId(), userId: user.id, role: "owner" } },
    },
    select: podSelect,
  });
  await audit({ action: "pod.created", target: { kind: "pod", id: pod.id, name: pod.name } });
  return podShape(pod, "owner");
};
