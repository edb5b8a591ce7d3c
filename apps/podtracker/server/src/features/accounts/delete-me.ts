import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import type { Tx } from "../../platform/services.ts";
import { forgetNames, type NameSpan } from "../chat/names-in-text.ts";
import { formerPlayer } from "../pods/pod-shape.ts";
import { checkPassword } from "./check-password.ts";

/**
 * Deletes the account with all that is its own. Games stay as they were played, under no name; where the
 * person is the only owner of a pod, the member who has been there longest becomes it, and a pod without
 * any other account is put aside.
 */
export const deleteMe: Handler<"deleteMe"> = async ({ db, body, user, services, now, audit, announce, expel, endSockets }) => {
  await checkPassword(services, user.id, body.password);
  // As where admins change one another's roles: of two who go at once, the second sees that the first is gone.
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended('podtracker.roles', 0))`;
  if (user.consoleRole === "admin" && (await db.user.count({ where: { consoleRole: "admin", disabledAt: null } })) < 2) {
    throw new AppError("last-admin", "You are the last admin here. Make somebody else one first; nothing was changed.");
  }
  const memberships = await db.podMember.findMany({ where: { userId: user.id }, select: { id: true, podId: true, leftAt: true } });
  const podIds = memberships.filter(({ leftAt }) => leftAt === null).map(({ podId }) => podId);
  for (const podId of podIds.toSorted()) await handOver(db, podId, { userId: user.id, now });
  for (const { id, leftAt } of memberships) {
    await db.podMember.update({ where: { id }, data: { userId: null, guestName: formerPlayer, role: "member", leftAt: leftAt ?? now } });
  }
  await forgetEverywhere(db, { user, memberships });
  await db.mail.deleteMany({ where: { to: user.email } });
  const sessions = await db.session.findMany({ where: { userId: user.id }, select: { id: true } });
  await db.verification.deleteMany({ where: { value: user.id } });
  await db.idempotencyKey.deleteMany({ where: { userId: user.id } });
  await db.user.delete({ where: { id: user.id } });
  await audit({ action: "account.deleted", target: { kind: "user", id: user.id } });
  for (const podId of podIds) {
    expel(user.id, podId);
    announce(`pod:${podId}`, "pod:changed", { podId });
  }
  for (const { id } of sessions) endSockets(id);
  return undefined;
};

async function handOver(db: Tx, podId: string, { userId, now }: { userId: string; now: Date }): Promise<void> {
  await db.$queryRaw`select 1 from pod where id = ${podId}::uuid for no key update`;
  const others = { podId, leftAt: null, userId: { not: null }, NOT: { userId } };
  if ((await db.podMember.count({ where: { ...others, role: "owner" } })) > 0) return;
  // Organisers come before members, as the enum has them; then who has been there longest.
  const heir = await db.podMember.findFirst({ where: others, orderBy: [{ role: "asc" }, { joinedAt: "asc" }], select: { id: true } });
  if (heir) await db.podMember.update({ where: { id: heir.id }, data: { role: "owner" } });
  else await db.pod.updateMany({ where: { id: podId, archivedAt: null }, data: { archivedAt: now } });
}

interface Gone {
  user: { id: string; name: string };
  memberships: readonly { id: string; podId: string }[];
}

/** What recaps, events and others' news say of them, as a member or as the guest they were before, they say of a former player. */
async function forgetEverywhere(db: Tx, { user, memberships }: Gone): Promise<void> {
  const podIds = memberships.map(({ podId }) => podId);
  const claims = await db.guestClaim.findMany({
    where: { claimerId: { in: memberships.map(({ id }) => id) }, undoneAt: null },
    select: { guestId: true },
  });
  const guestIds = claims.map(({ guestId }) => guestId);
  await db.podMember.updateMany({ where: { id: { in: guestIds } }, data: { guestName: formerPlayer } });
  const gone = new Set([...memberships.map(({ id }) => id), ...guestIds]);
  const messages = await db.$queryRaw<{ id: string; text: string; names: NameSpan[] }[]>`
    select id, text, names from chat_message
    where pod_id = any(${podIds}::uuid[]) and kind <> 'text'
      and exists (select 1 from jsonb_array_elements(names) as span where (span ->> 'memberId') = any(${[...gone]}))`;
  for (const { id, text, names } of messages) {
    const { text: left, spans } = forgetNames(text, names, gone, formerPlayer);
    await db.$executeRaw`update chat_message set text = ${left}, names = ${JSON.stringify(spans)}::jsonb where id = ${id}::uuid`;
  }
  await db.notification.deleteMany({ where: { facts: { path: ["userId"], equals: user.id } } });
  await db.$executeRaw`
    delete from notification where kind = 'recap-posted' and facts ->> 'podId' = any(${podIds}) and facts -> 'winners' ? ${user.name}`;
}
