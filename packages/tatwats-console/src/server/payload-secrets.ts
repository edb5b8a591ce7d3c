import type { AnyHelper } from "tatwats";
import { z } from "zod";

const known = new WeakMap<readonly AnyHelper[], boolean>();

/** Whether some payload of these helpers holds what viewers may not read: then a search in payloads would tell it piece by piece. */
export function someHoldSecrets(helpers: readonly AnyHelper[]): boolean {
  const answer = known.get(helpers) ?? helpers.some((helper) => Object.values(helper.accepts).some(({ payload }) => holdsSecret(payload)));
  known.set(helpers, answer);
  return answer;
}

function holdsSecret(payload: z.ZodType): boolean {
  return JSON.stringify(z.toJSONSchema(payload, { unrepresentable: "any", io: "input" })).includes('"secret":true');
}
