import { ApiError } from "@podtracker/contract";
import { fieldError } from "../../app/explain-error.ts";

export type AccountField = "name" | "email" | "password";
export type AccountErrors = Partial<Record<AccountField, string>>;

export const shortestPassword = 8;
export const longestPassword = 128;

/** What can be said before the server is asked. */
export function checkAccount({ name, email, password }: { name?: string; email: string; password: string }): AccountErrors {
  const errors: AccountErrors = {};
  if (name !== undefined && !name.trim()) errors.name = "Your pod needs something to call you.";
  if (!isAddress(email.trim())) errors.email = "This doesn’t look like an email address.";
  const weak = checkPassword(password);
  if (weak) errors.password = weak;
  return errors;
}

export function isAddress(text: string): boolean {
  return /^\S+@\S+\.\S+$/.test(text);
}

/** What is wrong with a new password, as far as its length tells. */
export function checkPassword(password: string): string | null {
  const { length } = Array.from(password);
  if (length < shortestPassword) return `At least ${shortestPassword} characters, please.`;
  return length > longestPassword ? `At most ${longestPassword} characters, please.` : null;
}

/** The server's refusal, put where the person can mend it. */
export function accountErrorsOf(error: unknown): AccountErrors {
  if (!(error instanceof ApiError)) return {};
  if (error.code === "email-taken") return { email: "There is an account with this email already. Sign in instead?" };
  if (error.code === "wrong-credentials") return { password: "Email and password don’t belong together." };
  if (error.code === "weak-password") return { password: error.message };
  const errors: AccountErrors = {};
  for (const field of ["name", "email", "password"] as const) {
    const text = fieldError(error, field);
    if (text) errors[field] = text;
  }
  return errors;
}
