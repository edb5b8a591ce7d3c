import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import type { Tx } from "../../platform/services.ts";
import type { Reading } from "../pods/pod-shape.ts";

/** Marks the chat as read up to a message, on all my devices; a mark never goes back. */
export const readMessages: Handler<"readMessages"> = async ({ db, params, body, user, member, announce }) => {
  const message = await db.chatMessage.findFirst({ where: { id: body.upTo, podId: params.podId }, select: { number: true } });
  if (!message) throw new AppError("not-found", "The chat has no message with this id.");
  const moved = await markRead(db, member.id, message.number);
  const reading = (await readReadings(db, [member.id])).get(member.id)!;
  if (moved) announce(`user:${user.id}`, "chat:read", { podId: params.podId, ...reading });
  return reading;
};

/** What I say myself I have read, unless something before it is not. */
export async function markOwnRead(db: Tx, memberId: string, number: number): Promise<void> {
  await db.podMember.updateMany({ where: { id: memberId, readUpTo: number - 1 }, data: { readUpTo: number } });
}

/** @returns whether the mark moved */
export async function markRead(db: Tx, memberId: string, number: number): Promise<boolean> {
  const { count } = await db.podMember.updateMany({ where: { id: memberId, readUpTo: { lt: number } }, data: { readUpTo: number } });
  return count > 0;
}

/** The number of the pod's last message; 0 where nothing was said. */
export async function lastNumber(db: Tx, podId: string): Promise<number> {
  const last = await db.chatMessage.findFirst({ where: { podId }, orderBy: { number: "desc" }, select: { number: true } });
  return last?.number ?? 0;
}

/** How far each member has read. The numbers of a pod's messages have no gaps, so what is unread is a difference. */
export async function readReadings(db: Tx, memberIds: readonly string[]): Promise<Map<string, Reading>> {
  const rows = await db.$queryRaw<{ member_id: string; unread: number; read_up_to: string | null }[]>`
    select m.id as member_id, coalesce(last.number, 0) - m.read_up_to as unread, seen.id as read_up_to
    from pod_member m
      left join lateral (select number from chat_message where pod_id = m.pod_id order by number desc limit 1) last on true
      left join chat_message seen on seen.pod_id = m.pod_id and seen.number = m.read_up_to
    where m.id = any(${[...memberIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.member_id, { unread: row.unread, readUpTo: row.read_up_to }]));
}
