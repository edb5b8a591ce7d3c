import { createHash } from "node:crypto";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../database/ask.ts";
import { AppError } from "../errors.ts";

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
export async function answerOnce<Answer>(db: Database, request: IdempotentRequest, work: () => Promise<Answer>): Promise<Answer> {
  const { userId, key, route } = request;
  const bodyHash = createHash("sha256")
    .update(JSON.stringify([route, request.content]))
    .digest("hex");
  // A key is good for a day; after that it is forgotten, and may be used for something else.
  await ask(db, Prisma.sql`delete from idempotency_key where user_id = ${userId}::uuid and created_at < now() - interval '24 hours'`);
  const claimed = await ask(
    db,
    Prisma.sql`
      insert into idempotency_key (user_id, key, route, body_hash, status, answer)
      values (${userId}::uuid, ${key}, ${route}, ${bodyHash}, 0, 'null'::jsonb) on conflict do nothing returning 1`,
  );
  const row = Prisma.sql`user_id = ${userId}::uuid and key = ${key}`;
  if (claimed.length === 0) {
    const [first] = await ask<{ bodyHash: string; answer: Answer }>(
      db,
      Prisma.sql`select body_hash as "bodyHash", answer from idempotency_key where ${row}`,
    );
    if (first?.bodyHash === bodyHash) return first.answer;
    throw new AppError("idempotency-key-reused", "This Idempotency-Key was used for another request. Take a new one for each action.");
  }
  const answer = await work();
  await ask(db, Prisma.sql`update idempotency_key set status = 201, answer = ${JSON.stringify(answer ?? null)}::jsonb where ${row}`);
  return answer;
}
