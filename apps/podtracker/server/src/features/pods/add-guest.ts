import type { Handler } from "../../platform/http/route-handlers.ts";
import { memberSelect, memberShape } from "./pod-shape.ts";

export const addGuest: Handler<"addGuest"> = async ({ db, params, body, newId, audit, announce }) => {
  const guest = await db.podMember.create({
    data: { id: newId(), podId: params.podId, guestName: body.name },
    select: memberSelect,
  });
  await audit({ action: "pod.guest-added", target: { kind: "pod", id: params.podId }, detail: { guest: body.name, memberId: guest.id } });
  announce(`pod:${params.podId}`, "pod:changed", { podId: params.podId });
  return memberShape(guest);
};
