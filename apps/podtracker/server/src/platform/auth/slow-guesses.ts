import { createHash } from "node:crypto";
import type { PrismaClient } from "../../generated/client.ts";
import { AppError } from "../errors.ts";

interface Patience {
  /** Failures that cost nothing. */
  free: number;
  /** The longest wait after those, in seconds. */
  longest: number;
  /** One failure is forgotten each time so much passes without another, in ms. */
  forgetEveryMs: number;
}

const minute = 60_000;

const patience = {
  /** One account from one address: a person who does not remember. */
  pair: { free: 5, longest: 15 * 60, forgetEveryMs: 10 * minute },
  /** One account from everywhere: others must not be able to lock its owner out for long. */
  account: { free: 30, longest: 60, forgetEveryMs: 10 * minute },
  /** All accounts from one address: a household or a whole shop, or somebody who tries names. */
  address: { free: 100, longest: 60, forgetEveryMs: minute },
  /** Who is signed in and is asked for the password again: a thief of the session must not find it out. */
  signedIn: { free: 5, longest: 15 * 60, forgetEveryMs: 10 * minute },
} as const satisfies Record<string, Patience>;

/** What is counted is swept away after a day without another failure. */
const sweptAfterMs = 24 * 60 * minute;

/** A password that is tried at the sign-in, or by somebody who is signed in. */
type Guess = { now: Date } & ({ email: string; address: string } | { userId: string });

/** The narrowest first. */
function keysOf(guess: Guess) {
  const key = (...parts: string[]) => createHash("sha256").update(parts.join("\n")).digest("base64url");
  if ("userId" in guess) return [{ key: key("signed-in", guess.userId), kind: patience.signedIn }];
  const { email, address } = guess;
  return [
    { key: key("pair", email, address), kind: patience.pair },
    { key: key("account", email), kind: patience.account },
    { key: key("address", address), kind: patience.address },
  ];
}

/** Seconds to wait after the last of so many failures: 2, 4, 8 … after those that are free. */
export function waitAfter(failures: number, { free, longest }: Pick<Patience, "free" | "longest">): number {
  return failures <= free ? 0 : Math.min(longest, 2 ** Math.min(failures - free, 20));
}

/**
 * How many failures still count: those that make the wait no longer never do, so that it is soon short
 * again however many there were, and time takes off one after the other.
 */
export function stillCounted({ failures, lastAt }: { failures: number; lastAt: Date }, now: Date, kind: Patience): number {
  const most = kind.free + Math.ceil(Math.log2(kind.longest));
  const forgotten = Math.floor(Math.max(0, now.getTime() - lastAt.getTime()) / kind.forgetEveryMs);
  return Math.max(0, Math.min(failures, most) - forgotten);
}

/**
 * Makes whoever tries wrong passwords wait longer each time, by account and by address. Accounts that do not
 * exist are slowed alike, so that it tells nobody which do.
 *
 * @throws AppError `too-many-requests`, with the seconds to wait
 */
export async function refuseHastyGuess(prisma: PrismaClient, guess: Guess): Promise<void> {
  const waits = (await countsOf(prisma, guess)).map(({ row, still, kind }) =>
    row ? waitAfter(still, kind) - (guess.now.getTime() - row.lastAt.getTime()) / 1000 : 0,
  );
  const seconds = Math.ceil(Math.max(...waits));
  if (seconds <= 0) return;
  const words = seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  throw new AppError("too-many-requests", `Too many tries that failed. Wait ${words}, or ask for a new password.`, {
    retryAfterSeconds: seconds,
  });
}

export async function countFailedGuess(prisma: PrismaClient, guess: Guess): Promise<void> {
  const old = new Date(guess.now.getTime() - sweptAfterMs);
  await prisma.signInFailure.deleteMany({ where: { lastAt: { lt: old } } });
  for (const { key, row, still } of await countsOf(prisma, guess)) {
    if (row && still < row.failures) await setCount(prisma, row, { failures: still, lastAt: guess.now });
    // One that is added, not a sum that is written: of guesses at the same moment each counts.
    await prisma.signInFailure.upsert({
      where: { key },
      create: { key, failures: 1, lastAt: guess.now },
      update: { failures: { increment: 1 }, lastAt: guess.now },
    });
  }
}

/**
 * Who signed in is believed again from there, and their own failures are taken off the wider counts too;
 * what others tried on the account, or what they tried on other accounts, stays counted.
 */
export async function forgiveGuesses(prisma: PrismaClient, guess: Guess): Promise<void> {
  const [own, ...wider] = await countsOf(prisma, guess);
  if (!own?.row) return;
  const { count } = await prisma.signInFailure.deleteMany({ where: own.row });
  if (count === 0) return;
  for (const { row } of wider) {
    // When the last was stays as it is: a success makes nobody else wait anew.
    if (row) await setCount(prisma, row, { failures: Math.max(0, row.failures - own.still) });
  }
}

type Row = { key: string; failures: number; lastAt: Date };

async function countsOf(prisma: PrismaClient, guess: Guess) {
  const keys = keysOf(guess);
  const rows: Row[] = await prisma.signInFailure.findMany({ where: { key: { in: keys.map(({ key }) => key) } } });
  return keys.map(({ key, kind }) => {
    const row = rows.find((each) => each.key === key);
    return { key, kind, row, still: row ? stillCounted(row, guess.now, kind) : 0 };
  });
}

/** Nothing where another process was faster: what it counted stays. */
async function setCount(prisma: PrismaClient, row: Row, to: Partial<Row>): Promise<void> {
  await prisma.signInFailure.updateMany({ where: row, data: to });
}
