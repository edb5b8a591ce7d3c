import { ApiError } from "@podtracker/contract";
import { describe, expect, it } from "vitest";
import { explainPasskeyError, passkeyObstacle } from "./passkey-support.ts";

describe("where there can be passkeys", () => {
  const page = { isSecureContext: true, PublicKeyCredential: class {}, location: { hostname: "pod.example.org" } };

  it("finds nothing in the way of a page with https and a browser that knows them", () => {
    expect(passkeyObstacle(page)).toBeNull();
    expect(passkeyObstacle({ ...page, location: { hostname: "localhost" } })).toBeNull();
  });

  it("says what is missing", () => {
    expect(passkeyObstacle({ ...page, isSecureContext: false })).toContain("https");
    expect(passkeyObstacle({ ...page, PublicKeyCredential: undefined })).toContain("browser");
    expect(passkeyObstacle({ ...page, location: { hostname: "192.168.0.7" } })).toContain("number");
    expect(passkeyObstacle({ ...page, location: { hostname: "[fd00::1]" } })).toContain("number");
  });
});

describe("why a passkey came to nothing", () => {
  const named = (name: string) => Object.assign(new Error("…"), { name });

  it("says so calmly when the person called it off", () => {
    expect(explainPasskeyError(named("NotAllowedError"), "Signing in").detail).toContain("called off");
  });

  it("tells one that is there already from other troubles", () => {
    expect(explainPasskeyError(named("InvalidStateError"), "Adding a passkey").title).toBe("There is one already");
    expect(explainPasskeyError(named("SecurityError"), "Adding a passkey").detail).toContain("address");
    expect(explainPasskeyError(named("UnknownError"), "Adding a passkey").detail).toContain("browser");
  });

  it("gives the server’s word where the server refused", () => {
    expect(explainPasskeyError(new ApiError(422, "rule-broken", "You have 20 passkeys."), "Adding a passkey").detail).toBe(
      "You have 20 passkeys.",
    );
  });
});
