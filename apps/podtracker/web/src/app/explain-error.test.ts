import { ApiError } from "@podtracker/contract";
import { describe, expect, it } from "vitest";
import { explainError, fieldError } from "./explain-error.ts";

describe("an error in words", () => {
  it("tells a lost connection from a refusal", () => {
    expect(explainError(new ApiError(0, "offline", "…"), "Saving the deck").title).toBe("PodTracker can’t be reached");
    expect(explainError(new ApiError(422, "rule-broken", "A win has exactly one first."), "Recording the game")).toEqual({
      title: "Recording the game didn’t work",
      detail: "A win has exactly one first.",
    });
  });

  it("says how long to wait where the server knows it", () => {
    const detail = "Too many tries that failed. Wait 8 seconds, or ask for a new password.";
    const problem = { type: "", title: "", status: 429, code: "too-many-requests", detail };
    expect(explainError(new ApiError(429, "too-many-requests", detail, { problem }), "Signing in").detail).toBe(detail);
    expect(explainError(new ApiError(429, "unavailable", "The server answered 429."), "Signing in").detail).toContain("Wait a moment");
  });

  it("never shows a server’s inner words", () => {
    expect(explainError(new ApiError(500, "internal", "null pointer"), "Loading").detail).not.toContain("pointer");
    expect(explainError(new Error("x is undefined"), "Loading").detail).not.toContain("undefined");
  });
});

it("finds what the server says about a field", () => {
  const problem = {
    type: "",
    title: "",
    status: 400,
    code: "malformed",
    detail: "",
    errors: [{ path: "body.name", message: "must not be empty" }],
  };
  const error = new ApiError(400, "malformed", "", { problem });
  expect(fieldError(error, "name")).toBe("Must not be empty.");
  expect(fieldError(error, "email")).toBeNull();
});
