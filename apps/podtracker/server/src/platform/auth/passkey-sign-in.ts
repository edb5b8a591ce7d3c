import { type AuthenticationResponseJSON, generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { World } from "tatwats";
import { z } from "zod";
import type { PrismaClient } from "../../generated/client.ts";

export const challengeMinutes = 5;

/** better-auth's answer where a passkey is none of ours, or did not sign what it was asked to. */
export const wrongPasskey = "WRONG_PASSKEY";

/** Whose passkeys they are: a browser offers them at this host only. */
export function relyingParty(publicUrl: string): { naming: { rpName: string; rpID: string }; origin: string } {
  const { hostname, origin } = new URL(publicUrl);
  return { naming: { rpName: "PodTracker", rpID: hostname }, origin };
}

/** Uses a challenge up. @returns whether it was given to this owner (an account, or nobody) and is fresh */
export async function takeChallenge(
  db: Pick<PrismaClient, "verification">,
  { challenge, owner, now }: { challenge: string; owner: string; now: Date },
): Promise<boolean> {
  const where = { identifier: `passkey:${challenge}`, value: owner, expiresAt: { gt: now } };
  return (await db.verification.deleteMany({ where })).count === 1;
}

/** Of a challenge that was given before anybody knew who asks. */
const nobody = "nobody";

const Signed = z.object({ response: z.record(z.string(), z.unknown()) });

/**
 * Signing in by passkey, as a plugin: better-auth (1.7.25) has one of its own, whose last release asks for
 * older parts of it than it is made of. The cryptography is SimpleWebAuthn's; the sessions are better-auth's.
 */
export function passkeySignIn(prisma: PrismaClient, { publicUrl, world }: { publicUrl: string; world: World }) {
  const { naming, origin } = relyingParty(publicUrl);
  return {
    id: "passkey-sign-in",
    endpoints: {
      beginPasskeySignIn: createAuthEndpoint("/passkey/generate-authenticate-options", { method: "POST" }, async (ctx) => {
        const options = await generateAuthenticationOptions({ rpID: naming.rpID, userVerification: "preferred" });
        const expiresAt = new Date(world.now().getTime() + challengeMinutes * 60_000);
        await prisma.verification.create({
          data: { id: world.newId(), identifier: `passkey:${options.challenge}`, value: nobody, expiresAt },
        });
        return ctx.json(options);
      }),
      signInByPasskey: createAuthEndpoint("/passkey/verify-authentication", { method: "POST", body: Signed }, async (ctx) => {
        const refused = new APIError("UNAUTHORIZED", { code: wrongPasskey, message: "This passkey is not known here." });
        const response = ctx.body.response as unknown as AuthenticationResponseJSON;
        const passkey = await prisma.passkey.findUnique({ where: { credentialID: String(response.id) } });
        if (!passkey) throw refused;
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response,
          expectedChallenge: async (challenge) => await takeChallenge(prisma, { challenge, owner: nobody, now: world.now() }),
          expectedOrigin: origin,
          expectedRPID: naming.rpID,
          requireUserVerification: false,
          credential: {
            id: passkey.credentialID,
            publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64")),
            counter: passkey.counter,
          },
        }).catch(() => {
          throw refused;
        });
        if (!verified) throw refused;
        await prisma.passkey.update({ where: { id: passkey.id }, data: { counter: authenticationInfo.newCounter } });
        const session = await ctx.context.internalAdapter.createSession(passkey.userId);
        const user = await ctx.context.internalAdapter.findUserById(passkey.userId);
        if (!session || !user) throw refused;
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ user: { id: user.id, name: user.name } });
      }),
    },
  } satisfies BetterAuthPlugin;
}
