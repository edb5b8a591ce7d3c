import { ApiError } from "@podtracker/contract";
import { explainError, type Explanation } from "../../app/explain-error.ts";

/** What of a page decides whether it can have passkeys. */
export interface PasskeySurroundings {
  /** Whether the page came by https, or from this machine. */
  isSecureContext: boolean;
  PublicKeyCredential?: unknown;
  location: { hostname: string };
}

/** Why there can be no passkeys here, in words; null where there can. */
export function passkeyObstacle(page: PasskeySurroundings = globalThis): string | null {
  if (!page.isSecureContext)
    return "Passkeys need https, and this PodTracker is open by plain http. Whoever runs it can put https in front; your password works meanwhile.";
  if (page.PublicKeyCredential === undefined) return "This browser knows no passkeys. Your password works as ever.";
  if (/^[\d.]+$|:/.test(page.location.hostname))
    return "Passkeys need PodTracker to have a name; here it is open by a number. Your password works as ever.";
  return null;
}

/** What went wrong between the browser and its passkeys, or at the server. */
export function explainPasskeyError(error: unknown, what: string): Explanation {
  if (error instanceof ApiError) return explainError(error, what);
  const title = `${what} didn’t work`;
  if (!(error instanceof Error)) return explainError(error, what);
  if (hasCode(error, "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") || error.name === "InvalidStateError")
    return {
      title: "There is one already",
      detail: "This device, or what keeps its passkeys, has one for this account. Nothing was changed.",
    };
  if (error.name === "NotAllowedError" || error.name === "AbortError")
    return { title, detail: "It was called off, or took too long. Nothing was changed." };
  if (error.name === "SecurityError")
    return { title, detail: "Passkeys only work at the address that PodTracker goes by. Nothing was changed." };
  return { title, detail: "The browser could not do it. Nothing was changed; your password works as ever." };
}

function hasCode(error: Error, code: string): boolean {
  return "code" in error && error.code === code;
}
