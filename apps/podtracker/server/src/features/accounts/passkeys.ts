import { generateRegistrationOptions, type RegistrationResponseJSON, verifyRegistrationResponse } from "@simplewebauthn/server";
import { challengeMinutes, relyingParty, takeChallenge } from "../../platform/auth/passkey-sign-in.ts";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { keepMail, type OutgoingMail } from "../../platform/mail/keep-mail.ts";
import type { Services } from "../../platform/services.ts";

const mostPasskeys = 20;

export const listPasskeys: Handler<"listPasskeys"> = async ({ db, user }) => {
  const rows = await db.passkey.findMany({
    where: { userId: user.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: mostPasskeys,
  });
  return { items: rows.map(passkeyShape), nextCursor: null };
};

/** What the browser needs to make one; its challenge is good once, for a few minutes, for this account. */
export const beginPasskey: Handler<"beginPasskey"> = async ({ db, user, services, now, newId }) => {
  const known = await db.passkey.findMany({ where: { userId: user.id }, select: { credentialID: true, transports: true } });
  if (known.length >= mostPasskeys)
    throw new AppError("rule-broken", `You have ${mostPasskeys} passkeys; remove one that you no longer use first.`);
  const options = await generateRegistrationOptions({
    ...relyingParty(services.env.publicUrl).naming,
    userName: user.email,
    userDisplayName: user.name,
    userID: new TextEncoder().encode(user.id),
    excludeCredentials: known.map(({ credentialID, transports }) => ({ id: credentialID, transports: transports?.split(",") ?? [] })),
    authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
  });
  await db.verification.create({
    data: {
      id: newId(),
      identifier: `passkey:${options.challenge}`,
      value: user.id,
      expiresAt: new Date(now.getTime() + challengeMinutes * 60_000),
    },
  });
  return { ...options };
};

export const addPasskey: Handler<"addPasskey"> = async ({ db, body, user, services, now, newId, audit }) => {
  const { naming, origin } = relyingParty(services.env.publicUrl);
  const made = await verifyRegistrationResponse({
    // The library reads it, and throws at whatever does not fit.
    response: body.response as unknown as RegistrationResponseJSON,
    expectedChallenge: async (challenge) => await takeChallenge(db, { challenge, owner: user.id, now }),
    expectedOrigin: origin,
    expectedRPID: naming.rpID,
    requireUserVerification: false,
  }).catch((cause: unknown) => {
    throw new AppError("malformed", "This is no passkey that can be kept, or it took too long. Nothing was changed.", { cause });
  });
  if (!made.verified) throw new AppError("malformed", "This passkey could not be verified. Nothing was changed.");
  const { credential, credentialDeviceType, credentialBackedUp, aaguid } = made.registrationInfo;
  const passkey = await db.passkey.create({
    data: {
      id: newId(),
      name: body.name,
      publicKey: Buffer.from(credential.publicKey).toString("base64"),
      userId: user.id,
      credentialID: credential.id,
      counter: credential.counter,
      deviceType: credentialDeviceType,
      backedUp: credentialBackedUp,
      transports: credential.transports?.join(",") ?? null,
      createdAt: now,
      aaguid,
    },
  });
  await audit({ action: "passkey.added", target: { kind: "user", id: user.id, name: user.name }, detail: { name: body.name } });
  const { prisma, env, tatwats } = services;
  await keepMail(prisma, { world: tatwats.world, send: env.mailServer !== undefined, tatwats }, addedMail(user, body.name));
  return passkeyShape(passkey);
};

export const removePasskey: Handler<"removePasskey"> = async ({ db, params, user, audit }) => {
  const { count } = await db.passkey.deleteMany({ where: { id: params.passkeyId, userId: user.id } });
  if (count > 0) await audit({ action: "passkey.removed", target: { kind: "user", id: user.id, name: user.name } });
  return undefined;
};

/**
 * Whoever asks for a new password may have lost the account to somebody: no passkey of theirs outlives it,
 * nor a session that one has begun meanwhile.
 */
export async function removeAllPasskeys({ prisma, announcer }: Services, userId: string): Promise<Record<string, number>> {
  const { count } = await prisma.passkey.deleteMany({ where: { userId } });
  if (count === 0) return {};
  const begun = await prisma.session.findMany({ where: { userId }, select: { id: true } });
  await prisma.session.deleteMany({ where: { id: { in: begun.map(({ id }) => id) } } });
  for (const { id } of begun) announcer.endSession(id);
  return { removedPasskeys: count };
}

function addedMail({ name, email }: { name: string; email: string }, passkey: string): OutgoingMail {
  const text = [
    `Hello ${name},`,
    `a passkey was added to your account at PodTracker: "${passkey}". Whoever has it can sign in without your password.`,
    "If it was not you, ask for a new password on the sign-in page: that removes all passkeys and signs everybody out.",
  ].join("\n\n");
  return { to: email, subject: "A passkey was added to your account", text };
}

function passkeyShape({ id, name, createdAt, backedUp }: { id: string; name: string | null; createdAt: Date | null; backedUp: boolean }) {
  return { passkeyId: id, name: name ?? "Passkey", createdAt: (createdAt ?? new Date(0)).toISOString(), synced: backedUp };
}
