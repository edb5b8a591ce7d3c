import { dictionary } from "@zxcvbn-ts/language-common";
import { AppError } from "../errors.ts";

/**
 * The commonest passwords of leaked lists, in small letters: some 49,000 of zxcvbn's. Guessers try these
 * first, so no account may have one. (The list is looked through, not the strength guessed at: what a
 * person is told must be a fact.)
 */
const common = new Set<string>(dictionary["passwords-common"]);

/** @throws AppError `weak-password` */
export function refuseCommonPassword(password: string, path: string): void {
  if (!common.has(password.toLowerCase())) return;
  const message = "is one of the passwords that are guessed first";
  throw new AppError("weak-password", "This password is one of those that are guessed first. Take another, such as a few words.", {
    errors: [{ path, message }],
  });
}
