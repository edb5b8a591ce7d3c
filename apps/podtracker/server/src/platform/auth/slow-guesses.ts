import { createHash } from "node:crypto";
import type { PrismaClient } from "../../generated/client.ts";
import { AppError } from "../errors.ts";

/** Of each kind of key: failures that cost nothing, and the longest wait after that, in seconds. */
const patience = {
  /** One account from one address: a person who does not remember. */
  pair: { free: 5, longest: 15 * 60 },
  /** One account from everywhere: others must not be able to lock its owner out for long. */
  account: { free: 30, longest: 60 },
  /** All accounts from one address: a household, or somebody who tries names. */
  address: { free: 30, longest: 15 * 60 },
} as const;

/** A failure is forgotten after a day without another. */
const forgottenAfterMs = 24 * 60 * 60 * 1000;

interface Guess {
  email: string;
  address: string;
  now: Date;
}

function keysOf({ email, address }: Guess) {
  const key = (...parts: string[]) => createHash("sha256").update(parts.join("\n")).digest("base64url");
  return [
    { key: key("pair", email, address), ...patience.pair },
    { key: key("account", email), ...patience.account },
    { key: key("address", address), ...patience.address },
  ];
}

/** Seconds to wait after the last of so many failures: 2, 4, 8 … after those that are free. */
export function waitAfter(failures: number, { free, longest }: { free: number; longest: number }): number {
  return failures <= free ? 0 : Math.min(longest, 2 ** Math.min(failures - free, 20));
}

/**
 * Makes whoever fails to sign in wait longer each time, by account and by address. Accounts that do not
 * exist are slowed alike, so that it tells nobody which do.
 *
 * @throws AppError `too-many-requests`, with the seconds to wait
 */
export async function refuseHastyGuess(prisma: PrismaClient, guess: Guess): Promise<void> {
  const keys = keysOf(guess);
  const rows = await prisma.signInFailure.findMany({ where: { key: { in: keys.map(({ key }) => key) } } });
  const waits = keys.map((each) => {
    const row = rows.find(({ key }) => key === each.key);
    if (!row || row.lastAt.getTime() < guess.now.getTime() - forgottenAfterMs) return 0;
    return waitAfter(row.failures, each) - (guess.now.getTime() - row.lastAt.getTime()) / 1000;
  });
  const seconds = Math.ceil(Math.max(...waits));
  if (seconds <= 0) return;
  const words = seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  throw new AppError("too-many-requests", `Too many tries that failed. Wait ${words}, or ask for a new password.`, {
    retryAfterSeconds: seconds,
  });
}

export async function countFailedGuess(prisma: PrismaClient, guess: Guess): Promise<void> {
  const old = new Date(guess.now.getTime() - forgottenAfterMs);
  await prisma.signInFailure.deleteMany({ where: { lastAt: { lt: old } } });
  for (const { key } of keysOf(guess)) {
    await prisma.signInFailure.upsert({
      where: { key },
      create: { key, failures: 1, lastAt: guess.now },
      update: { failures: { increment: 1 }, lastAt: guess.now },
    });
  }
}

/** Who signed in is believed again from there; what others tried on the account stays counted. */
export async function forgiveGuesses(prisma: PrismaClient, guess: Guess): Promise<void> {
  await prisma.signInFailure.deleteMany({ where: { key: keysOf(guess)[0]!.key } });
}
