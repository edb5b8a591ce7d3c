import type { Me } from "@podtracker/contract";
import type { Handler } from "../../platform/http/route-handlers.ts";
import type { Tx } from "../../platform/services.ts";

export const getMe: Handler<"getMe"> = async ({ db, user }) => await readMe(db, user.id);

export const updateMe: Handler<"updateMe"> = async ({ db, user, body, audit }) => {
  const before = await readMe(db, user.id);
  await db.user.update({ where: { id: user.id }, data: { name: body.displayName } });
  if (before.displayName !== body.displayName) {
    const detail = { before: before.displayName, after: body.displayName };
    await audit({ action: "account.renamed", target: { kind: "user", id: user.id, name: body.displayName }, detail });
  }
  return await readMe(db, user.id);
};

async function readMe(db: Tx, id: string): Promise<Me> {
  const user = await db.user.findUniqueOrThrow({
    where: { id },
    select: { id: true, name: true, email: true, createdAt: true, consoleRole: true },
  });
  return { id: user.id, displayName: user.name, email: user.email, createdAt: user.createdAt.toISOString(), consoleRole: user.consoleRole };
}
