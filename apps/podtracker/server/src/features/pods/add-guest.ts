import type { Handler } from "../../platform/http/route-handlers.ts";
import { memberSelect, memberShape } from "./pod-shape.ts";

export const addGuest: Handler<"addGuest"> = async ({ db, params, body, newId, audit, announce }) => {
  const guest = await db.podMember.create({
    data: { id: newId(), podId: params.podId, guestName: body.name },
    select: memberSelect,
  });
  await audit({ action: "guest.added", target: { kind: "member", id: guest.id, name: body.name }, detail: { podId: params.podId } });
  announce(`pod:${params.podId}`, "pod:changed", { podId: params.podId });
  return memberShape(guest);
};
