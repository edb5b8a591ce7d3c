import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { prismaAdapter } from "better-auth/adapters/prisma";
import type { World } from "tatwats";
import type { PrismaClient } from "../../generated/client.ts";
import type { OutgoingMail } from "../mail/keep-mail.ts";
import { passkeySignIn } from "./passkey-sign-in.ts";

/** The header in which the bridge tells better-auth the client's address; a client's own is dropped. */
export const addressHeader = "x-podtracker-client-address";

/** better-auth's answer for an account that an administrator has barred. */
export const accountDisabled = "ACCOUNT_DISABLED";

export const passwordLength = { min: 8, max: 128 } as const;

const resetMinutes = 60;
const verifyHours = 24;
const month = 60 * 60 * 24 * 30;

interface AuthOptions {
  secret: string;
  publicUrl: string;
  world: World;
  requestsPerMinute?: number;
  /** Keeps a mail, to be sent or to be read in the console. */
  keepMail(mail: OutgoingMail): Promise<void>;
}

/** Accounts and sessions: better-auth on our tables. Its HTTP endpoints are reached through our own routes only. */
export function createAuth(prisma: PrismaClient, options: AuthOptions) {
  const limit = { window: 60, max: options.requestsPerMinute ?? 60 };
  // Each of these fills somebody's mailbox.
  const mails = { window: 60, max: options.requestsPerMinute ?? 5 };
  return betterAuth({
    appName: "PodTracker",
    secret: options.secret,
    baseURL: options.publicUrl,
    basePath: "/api/auth",
    database: prismaAdapter(prisma, { provider: "postgresql" }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      autoSignIn: true,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: resetMinutes * 60,
      sendResetPassword: async ({ user, token }) =>
        await options.keepMail(resetMail(user, `${options.publicUrl}/reset-password?token=${encodeURIComponent(token)}`)),
    },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: verifyHours * 60 * 60,
      sendVerificationEmail: async ({ user, token }) => {
        // At a change, better-auth gives the person with the address that is yet to be theirs.
        const known = await prisma.user.findUnique({ where: { id: user.id }, select: { name: true, email: true } });
        if (known && known.email !== user.email) await options.keepMail(changeAskedMail(known, user.email));
        await options.keepMail(verifyMail(user, `${options.publicUrl}/verify-email?token=${encodeURIComponent(token)}`));
      },
    },
    user: { changeEmail: { enabled: true } },
    plugins: [passkeySignIn(prisma, options)],
    databaseHooks: {
      user: {
        update: {
          // An address changes by the link that was sent to it, so it is confirmed; better-auth (1.7.25) leaves it as the old one was.
          before: async (change) => (change.email ? { data: { ...change, emailVerified: true } } : undefined),
        },
      },
      session: {
        create: {
          // Asked after the password was right, so it tells nobody else that there is such an account.
          async before({ userId }) {
            const user = await prisma.user.findUnique({ where: { id: userId }, select: { disabledAt: true } });
            if (user?.disabledAt) throw new APIError("FORBIDDEN", { code: accountDisabled, message: "This account was barred." });
          },
        },
      },
    },
    session: { expiresIn: 3 * month, updateAge: 60 * 60 * 24 },
    // The limit is per address; a household behind one router shares it.
    rateLimit: {
      enabled: true,
      ...limit,
      storage: "database",
      // better-auth's own rules for these are stricter than a table of friends signing up together.
      customRules: {
        "/sign-in/*": limit,
        "/sign-up/*": limit,
        "/request-password-reset": mails,
        "/send-verification-email": mails,
        "/change-email": mails,
      },
    },
    advanced: {
      database: { generateId: () => options.world.newId() },
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 64 },
      // Cross-site requests are refused for the whole API, before this is reached.
      disableCSRFCheck: true,
      disableOriginCheck: true,
      useSecureCookies: options.publicUrl.startsWith("https:"),
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

function resetMail({ name, email }: { name: string; email: string }, link: string): OutgoingMail {
  const text = [
    `Hello ${name},`,
    "somebody, you we hope, asked for a new password for your account at PodTracker.",
    `Choose it here within ${resetMinutes} minutes:\n${link}`,
    "If it was not you, nothing has changed and there is nothing to do.",
  ].join("\n\n");
  return { to: email, subject: "A new password for PodTracker", text };
}

function verifyMail({ name, email }: { name: string; email: string }, link: string): OutgoingMail {
  const text = [
    `Hello ${name},`,
    "this address was given for an account at PodTracker.",
    `Say that it is yours here, within ${verifyHours} hours:\n${link}`,
    "If you know nothing of it, there is nothing to do.",
  ].join("\n\n");
  return { to: email, subject: "Is this your address?", text };
}

/** To the address that is still the account's: its owner may not be who asks. */
function changeAskedMail({ name, email }: { name: string; email: string }, newEmail: string): OutgoingMail {
  const text = [
    `Hello ${name},`,
    `somebody, you we hope, asked to change the address of your account at PodTracker to ${newEmail}. It changes once the link that was sent there is opened.`,
    "If it was not you, change your password now: whoever asked knows it.",
  ].join("\n\n");
  return { to: email, subject: "Another address for your account?", text };
}

export type Auth = ReturnType<typeof createAuth>;
