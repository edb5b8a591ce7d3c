import { countFailedGuess, forgiveGuesses, refuseHastyGuess } from "../../platform/auth/slow-guesses.ts";
import { AppError } from "../../platform/errors.ts";
import type { Services } from "../../platform/services.ts";

/**
 * That it is really them, before something that cannot be taken back. Failures are counted outside of the
 * request's transaction, which a refusal rolls back.
 *
 * @throws AppError `wrong-password`, or `too-many-requests` after many of them
 */
export async function checkPassword(
  { auth, prisma, tatwats }: Pick<Services, "auth" | "prisma" | "tatwats">,
  userId: string,
  password: string,
): Promise<void> {
  const guess = { userId, now: tatwats.world.now() };
  await refuseHastyGuess(prisma, guess);
  const account = await prisma.account.findFirst({ where: { userId, providerId: "credential" }, select: { password: true } });
  const right = account?.password != null && (await (await auth.$context).password.verify({ hash: account.password, password }));
  if (right) return await forgiveGuesses(prisma, guess);
  await countFailedGuess(prisma, guess);
  throw new AppError("wrong-password", "That is not your password. Nothing was changed.", {
    errors: [{ path: "body.password", message: "is not your password" }],
  });
}
