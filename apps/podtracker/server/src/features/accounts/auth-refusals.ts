import type { FastifyReply } from "fastify";
import { z } from "zod";
import { accountDisabled } from "../../platform/auth/create-auth.ts";
import { wrongPasskey } from "../../platform/auth/passkey-sign-in.ts";
import { AppError } from "../../platform/errors.ts";

const Refusal = z.object({ code: z.string().optional(), message: z.string().optional() });

const staleLink = "This link was used already, or is too old. Ask for a new one.";

/** better-auth's refusals in our codes and words. */
export function refusalOf(response: Response, answer: unknown, reply: FastifyReply): AppError {
  const { code = "", message = "" } = Refusal.safeParse(answer).data ?? {};
  if (response.status === 429) {
    void reply.header("retry-after", response.headers.get("x-retry-after") ?? "60");
    return new AppError("too-many-requests", "Too many tries from your address. Wait a minute and try again.");
  }
  // The second code is what the loser of two sign-ups at the same moment gets.
  if (code.startsWith("USER_ALREADY_EXISTS") || code === "FAILED_TO_CREATE_USER") {
    return new AppError("email-taken", "There is an account with this address already. Sign in instead.", {
      errors: [{ path: "body.email", message: "is taken" }],
    });
  }
  if (code === "INVALID_EMAIL_OR_PASSWORD") return new AppError("wrong-credentials", "Address and password do not go together.");
  if (code === wrongPasskey) return new AppError("wrong-credentials", "This passkey is not known here. Sign in with your password.");
  if (code === accountDisabled) return new AppError("not-allowed", "This account was barred by an administrator. Ask them.");
  if (["INVALID_TOKEN", "TOKEN_EXPIRED", "USER_NOT_FOUND"].includes(code)) return new AppError("not-found", staleLink, { cause: answer });
  if (code === "INVALID_USER")
    return new AppError("not-allowed", "This link is for another account. Sign in to that one, and open it again.");
  if (code === "EMAIL_ALREADY_VERIFIED") return new AppError("rule-broken", "Your address is confirmed already.");
  if (code.startsWith("PASSWORD_TOO")) return new AppError("weak-password", message, { errors: [{ path: "body.password", message }] });
  if (response.status === 401) return new AppError("not-signed-in", "Sign in first.");
  if (response.status >= 500)
    return new AppError("internal", "Something broke on our side; nothing was changed. Try again in a moment.", { cause: answer });
  return new AppError("malformed", `${message || "That does not fit"}. Nothing was changed.`);
}
