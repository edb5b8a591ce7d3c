import { createHash } from "node:crypto";
import { AppError } from "../errors.ts";
import type { Tx } from "../services.ts";

export interface IdempotentRequest {
  userId: string;
  key: string;
  route: string;
  /** Parameters and body, parsed. */
  content: unknown;
}

const keyShape = /^[\x21-\x7e]{1,200}$/;

/** Reads the `Idempotency-Key` header; undefined where there is none. */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === "string" && keyShape.test(header)) return header;
  const errors = [{ path: "headers.idempotency-key", message: "must be 1 to 200 visible ASCII characters" }];
  throw new AppError("malformed", "headers.idempotency-key: must be 1 to 200 visible ASCII characters. Nothing was changed.", { errors });
}

/**
 * Answers a repeated request with its first answer. The key, the work and the answer are one
 * transaction; of two at the same time the second waits for the first on the key's row.
 */
export async function answerOnce<Answer>(tx: Tx, request: IdempotentRequest, work: () => Promise<Answer>): Promise<Answer> {
  const bodyHash = createHash("sha256")
    .update(JSON.stringify([request.route, request.content]))
    .digest("hex");
  // A key is good for a day; after that it is forgotten, and may be used for something else.
  await tx.$executeRaw`delete from idempotency_key where user_id = ${request.userId}::uuid and created_at < now() - interval '24 hours'`;
  const claimed = await tx.$executeRaw`
    insert into idempotency_key (user_id, key, route, body_hash, status, answer)
    values (${request.userId}::uuid, ${request.key}, ${request.route}, ${bodyHash}, 0, 'null'::jsonb) on conflict do nothing`;
  const where = { userId_key: { userId: request.userId, key: request.key } };
  if (claimed === 0) {
    const first = await tx.idempotencyKey.findUniqueOrThrow({ where });
    if (first.bodyHash === bodyHash) return first.answer as Answer;
    throw new AppError("idempotency-key-reused", "This Idempotency-Key was used for another request. Take a new one for each action.");
  }
  const answer = await work();
  await tx.idempotencyKey.update({ where, data: { status: 201, answer: answer as object } });
  return answer;
}
