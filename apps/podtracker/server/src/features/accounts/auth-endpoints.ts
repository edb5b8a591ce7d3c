import { line } from "@podtracker/contract";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { refuseCommonPassword } from "../../platform/auth/common-passwords.ts";
import { passwordLength } from "../../platform/auth/create-auth.ts";
import { type SessionUser } from "../../platform/auth/session.ts";
import { refuseHastyGuess } from "../../platform/auth/slow-guesses.ts";
import type { Services } from "../../platform/services.ts";
import { checkPassword } from "./check-password.ts";
import { removeAllPasskeys } from "./passkeys.ts";

const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes("\0"), "holds characters that cannot be kept");
const email = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase());
const newPassword = text(passwordLength.max).min(passwordLength.min, `must have at least ${passwordLength.min} characters`);

const SignUp = z.object({ name: line(60), email, password: newPassword });
const SignIn = z.object({ email, password: text(passwordLength.max), rememberMe: z.boolean().optional() });
const AskForReset = z.object({ email });
export const Reset = z.object({ token: text(200).min(1), newPassword });
const ChangePassword = z.object({ currentPassword: text(passwordLength.max), newPassword });
const ChangeEmail = z.object({ newEmail: email, password: text(passwordLength.max) });
const Verify = z.object({ token: text(2_000).min(1) });
const RevokeSession = z.object({ token: text(200) });
const SignInByPasskey = z.object({ response: z.record(z.string().max(100), z.unknown()) });
const Nothing = z.object({}).optional().nullable();

/** One of better-auth's endpoints as we offer it. */
export interface Endpoint {
  method: "GET" | "POST";
  path: string;
  body?: z.ZodType;
  query?: z.ZodType;
  /** Refused with 401 where nobody is signed in. */
  signedIn?: boolean;
  /** The action of its audit entry; none is written where it has none. */
  action?: string;
  /** Whether sessions may end by it, of the one who asks or of whom the token names. */
  endsSessions?: boolean;
  /** What we ask before better-auth is asked. @throws AppError */
  guard?(services: Services, request: FastifyRequest, user: SessionUser | null): Promise<void>;
  /** What follows where better-auth has done it, for the person it was done for. @returns what its audit entry tells of it */
  after?(services: Services, userId: string): Promise<Record<string, number>>;
  /** What better-auth is given, where it is more than what came. */
  give?(body: unknown, user: SessionUser | null): object;
}

/** Others of better-auth's own are not reachable. */
export const endpoints: readonly Endpoint[] = [
  {
    method: "POST",
    path: "/sign-up/email",
    body: SignUp,
    action: "account.created",
    guard: async (_services, { body }) => refuseCommonPassword((body as z.output<typeof SignUp>).password, "body.password"),
  },
  {
    method: "POST",
    path: "/sign-in/email",
    body: SignIn,
    action: "account.signed-in",
    guard: async ({ prisma, tatwats }, { body, ip }) =>
      await refuseHastyGuess(prisma, { email: (body as z.output<typeof SignIn>).email, address: ip, now: tatwats.world.now() }),
  },
  { method: "POST", path: "/passkey/generate-authenticate-options", body: Nothing },
  { method: "POST", path: "/passkey/verify-authentication", body: SignInByPasskey, action: "account.signed-in" },
  { method: "POST", path: "/request-password-reset", body: AskForReset, action: "password.reset-asked" },
  {
    method: "POST",
    path: "/reset-password",
    body: Reset,
    action: "password.reset",
    endsSessions: true,
    guard: async (_services, { body }) => refuseCommonPassword((body as z.output<typeof Reset>).newPassword, "body.newPassword"),
    after: async (services, userId) => ({ ...(await removeAllPasskeys(services, userId)), ...(await endResetLinks(services, userId)) }),
  },
  {
    method: "POST",
    path: "/change-password",
    body: ChangePassword,
    signedIn: true,
    action: "password.changed",
    endsSessions: true,
    guard: async (services, { body }, user) => {
      const { currentPassword, newPassword: next } = body as z.output<typeof ChangePassword>;
      refuseCommonPassword(next, "body.newPassword");
      await checkPassword(services, user!.id, currentPassword);
    },
    give: (body) => ({ ...(body as object), revokeOtherSessions: true }),
    after: endResetLinks,
  },
  {
    method: "POST",
    path: "/change-email",
    body: ChangeEmail,
    signedIn: true,
    action: "email.change-asked",
    guard: async (services, { body }, user) => await checkPassword(services, user!.id, (body as z.output<typeof ChangeEmail>).password),
  },
  {
    method: "POST",
    path: "/send-verification-email",
    body: Nothing,
    signedIn: true,
    give: (_body, user) => ({ email: user!.email }),
  },
  { method: "GET", path: "/verify-email", query: Verify, action: "email.verified" },
  { method: "POST", path: "/sign-out", body: Nothing, action: "account.signed-out", endsSessions: true },
  { method: "GET", path: "/get-session" },
  { method: "GET", path: "/list-sessions", signedIn: true },
  { method: "POST", path: "/revoke-session", body: RevokeSession, signedIn: true, action: "session.revoked", endsSessions: true },
  { method: "POST", path: "/revoke-other-sessions", body: Nothing, signedIn: true, action: "session.revoked", endsSessions: true },
];

/** Links for a new password that were asked for before the password changed are worth nothing after. */
async function endResetLinks({ prisma }: Services, userId: string): Promise<Record<string, number>> {
  const { count } = await prisma.verification.deleteMany({ where: { identifier: { startsWith: "reset-password:" }, value: userId } });
  return count > 0 ? { endedLinks: count } : {};
}
