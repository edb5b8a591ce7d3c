import type { Me } from "@podtracker/contract";
import { notificationKinds } from "@podtracker/contract";
import { colorsOf } from "@podtracker/rules";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";

export const getMe: Handler<"getMe"> = async ({ sql, user }) => await readMe(sql, user.id);

export const updateMe: Handler<"updateMe"> = async ({ db, sql, user, body, audit, announce }) => {
  const before = await readMe(sql, user.id);
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
  const after = await readMe(sql, user.id);
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

interface Row extends Omit<Me, "createdAt" | "avatar"> {
  createdAt: Date;
  avatar: string | null;
}

async function readMe(sql: Database, id: string): Promise<Me> {
  const [row] = await ask<Row>(
    sql,
    Prisma.sql`
      select id, name as "displayName", email, email_verified as "emailVerified", created_at as "createdAt", avatar, theme::text as theme,
        time_zone as "timeZone", muted, console_role::text as "consoleRole"
      from "user" where id = ${id}::uuid`,
  );
  // Gone since the session was read.
  if (!row) throw new AppError("not-signed-in", "Sign in first.");
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    avatar: row.avatar === null ? null : colorsOf(row.avatar),
    muted: notificationKinds.filter((kind) => row.muted.includes(kind)),
  };
}
