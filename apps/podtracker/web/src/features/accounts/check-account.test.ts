import { ApiError } from "@podtracker/contract";
import { expect, it } from "vitest";
import { accountErrorsOf, checkAccount } from "./check-account.ts";

it("finds nothing wrong with a sound account", () => {
  expect(checkAccount({ name: "Ash", email: "ash@example.org", password: "krenko krenko" })).toEqual({});
});

it("says what is missing, field by field", () => {
  expect(Object.keys(checkAccount({ name: " ", email: "ash@", password: "short" }))).toEqual(["name", "email", "password"]);
  expect(checkAccount({ email: "ash@example.org", password: "x".repeat(129) }).password).toContain("128");
});

it("puts the server’s refusal beside the field it is about", () => {
  expect(accountErrorsOf(new ApiError(422, "email-taken", "")).email).toContain("already");
  expect(accountErrorsOf(new ApiError(401, "wrong-credentials", "")).password).toContain("belong together");
  expect(accountErrorsOf(new ApiError(0, "offline", ""))).toEqual({});
});
