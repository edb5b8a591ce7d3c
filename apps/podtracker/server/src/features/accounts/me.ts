import type { Me } from "@podtracker/contract";
import { notificationKinds } from "@podtracker/contract";
import { colorsOf } from "@podtracker/rules";
import type { Handler } from "../../platform/http/route-handlers.ts";
import type { Tx } from "../../platform/services.ts";

export const getMe: Handler<"getMe"> = async ({ db, user }) => await readMe(db, user.id);

export const updateMe: Handler<"updateMe"> = async ({ db, user, body, audit, announce }) => {
  const before = await readMe(db, user.id);
  const { displayName, avatar, theme, timeZone, muted } = body;
  await db.user.update({
    where: { id: user.id },
    data: {
      ...(displayName === undefined ? {} : { name: displayName }),
      ...(avatar === undefined ? {} : { avatar: avatar && avatar.join("") }),
      ...(theme === undefined ? {} : { theme }),
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(muted === undefined ? {} : { muted: [...new Set(muted)] }),
    },
  });
  const after = await readMe(db, user.id);
  if (before.displayName !== after.displayName) {
    const detail = { before: before.displayName, after: after.displayName };
    await audit({ action: "account.renamed", target: { kind: "user", id: user.id, name: after.displayName }, detail });
  }
  if (before.displayName !== after.displayName || JSON.stringify(before.avatar) !== JSON.stringify(after.avatar)) {
    const pods = await db.podMember.findMany({ where: { userId: user.id, leftAt: null }, select: { podId: true } });
    for (const { podId } of pods) announce(`pod:${podId}`, "pod:changed", { podId });
  }
  return after;
};

async function readMe(db: Tx, id: string): Promise<Me> {
  const { name, createdAt, avatar, muted, ...user } = await db.user.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      emailVerified: true,
      createdAt: true,
      avatar: true,
      theme: true,
      timeZone: true,
      muted: true,
      consoleRole: true,
    },
  });
  return {
    ...user,
    displayName: name,
    createdAt: createdAt.toISOString(),
    avatar: avatar === null ? null : colorsOf(avatar),
    muted: notificationKinds.filter((kind) => muted.includes(kind)),
  };
}
