import { createHash, createHmac } from "node:crypto";
import { line } from "@podtracker/contract";
import type { FastifyInstance } from "fastify";
import { fromPrisma } from "tatwats";
import { z } from "zod";
import type { PrismaClient } from "../../generated/client.ts";
import { refuseCommonPassword } from "../../platform/auth/common-passwords.ts";
import { passwordLength } from "../../platform/auth/create-auth.ts";
import { AppError } from "../../platform/errors.ts";
import type { Services } from "../../platform/services.ts";

const digest = (token: string) => createHash("sha256").update(token).digest("hex");

/**
 * Sees to it that the installation has an admin: the one named in the environment (made, or given the
 * role, at each start), or, where there is none at all, a one-time link by which somebody becomes it.
 * The link follows from the installation's secret, so that it is the same from every web process and
 * after every restart, until somebody has used it.
 *
 * @returns the link to print, when one is needed
 */
export async function ensureAdmin(
  services: Pick<Services, "env" | "prisma" | "auth" | "tatwats">,
  secret: string,
): Promise<string | undefined> {
  const { env, prisma } = services;
  if (env.admin) {
    refuseCommonPassword(env.admin.password, "ADMIN_PASSWORD");
    await makeAdmin(services, { name: "Operator", ...env.admin });
    return undefined;
  }
  if (await hasAdmin(prisma)) return undefined;
  const token = createHmac("sha256", secret).update("podtracker first admin").digest("base64url");
  const tokenHash = digest(token);
  await prisma.setupLink.upsert({ where: { tokenHash }, create: { tokenHash }, update: { usedAt: null } });
  return `${env.publicUrl}/console/set-up#${token}`;
}

async function hasAdmin(prisma: PrismaClient): Promise<boolean> {
  return (await prisma.user.count({ where: { consoleRole: "admin" } })) > 0;
}

const SetUp = z.strictObject({
  token: z.string().max(100),
  name: line(60),
  email: z
    .email()
    .max(254)
    .transform((address) => address.toLowerCase()),
  password: z
    .string()
    .min(passwordLength.min)
    .max(passwordLength.max)
    .refine((text) => text.isWellFormed() && !text.includes("\0"), "holds characters that cannot be kept"),
});

/** `POST /api/setup`: whoever holds the printed link becomes the first admin, once. */
export function registerSetupRoute(app: FastifyInstance, services: Services): void {
  app.post(
    "/api/setup",
    { schema: { tags: ["accounts"], summary: "Become the first admin, by the link that the start printed", body: SetUp } },
    async (request, reply) => {
      const { token, ...person } = request.body as z.output<typeof SetUp>;
      refuseCommonPassword(person.password, "body.password");
      const taken = await services.prisma.setupLink.updateMany({
        where: { tokenHash: digest(token), usedAt: null },
        data: { usedAt: new Date() },
      });
      if (taken.count === 0 || (await hasAdmin(services.prisma))) {
        throw new AppError(
          "not-found",
          "This link was used, or is none of ours. The server's start prints the right one, while there is no admin.",
        );
      }
      try {
        await makeAdmin(services, person);
      } catch (error) {
        // Nobody became admin, so the link must stay good.
        await services.prisma.setupLink.update({ where: { tokenHash: digest(token) }, data: { usedAt: null } });
        throw error;
      }
      return await reply.code(204).send();
    },
  );
}

/**
 * Makes the account and gives it the role. An account that is there already gets the role only from
 * whoever knows its password: somebody else may have signed up with the address.
 *
 * @throws AppError `email-taken`
 */
async function makeAdmin(
  services: Pick<Services, "prisma" | "auth" | "tatwats">,
  person: { name: string; email: string; password: string },
): Promise<void> {
  const { prisma, auth, tatwats } = services;
  if (!(await findUser(prisma, person.email))) {
    await auth.api.signUpEmail({ body: person }).catch(async (error: unknown) => {
      // Another process, started at the same time, may have made it just now.
      if (!(await findUser(prisma, person.email))) throw error;
    });
  }
  await prisma.$transaction(async (tx) => {
    const user = (await findUser(tx, person.email))!;
    if (user.consoleRole === "admin") return;
    if (!(await isTheirPassword(auth, user.accounts[0]?.password, person.password))) {
      throw new AppError("email-taken", `The account ${person.email} has another password. Give that one, or another address.`);
    }
    await tx.user.update({ where: { id: user.id }, data: { consoleRole: "admin" } });
    const target = { kind: "user", id: user.id, name: user.name };
    const detail = { before: user.consoleRole, after: "admin" };
    await tatwats.audit(
      { actor: { kind: "system", id: "start", name: "start" }, action: "role.changed", target, detail },
      { in: fromPrisma(tx) },
    );
  });
}

async function isTheirPassword(auth: Services["auth"], hash: string | null | undefined, password: string): Promise<boolean> {
  return hash ? await (await auth.$context).password.verify({ hash, password }) : false;
}

async function findUser(prisma: Pick<PrismaClient, "user">, email: string) {
  return await prisma.user.findUnique({
    where: { email },
    select: { id: true, name: true, consoleRole: true, accounts: { where: { providerId: "credential" }, select: { password: true } } },
  });
}
