import { AppError } from "../../platform/errors.ts";
import type { Services } from "../../platform/services.ts";

/**
 * That it is really them, before something that cannot be taken back.
 *
 * @throws AppError `wrong-password`
 */
export async function checkPassword({ auth, prisma }: Pick<Services, "auth" | "prisma">, userId: string, password: string): Promise<void> {
  const account = await prisma.account.findFirst({ where: { userId, providerId: "credential" }, select: { password: true } });
  const right = account?.password != null && (await (await auth.$context).password.verify({ hash: account.password, password }));
  if (right) return;
  throw new AppError("wrong-password", "That is not your password. Nothing was changed.", {
    errors: [{ path: "body.password", message: "is not your password" }],
  });
}
