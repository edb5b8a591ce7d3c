import { createHash } from "node:crypto";
import { TatwatsError } from "../errors.ts";
import type { Database } from "./database.ts";

/**
 * Makes something in the caller's transaction, once under each name: who asks again under the same name
 * gets what was made the first time. Of two at the same time the second waits for the first.
 *
 * @param once the asker's name for it; undefined makes it each time
 * @param what is asked for: the same name for something else is a mistake
 * @returns the id of what was made
 * @throws TatwatsError `name-used`
 */
export async function madeOnce(tx: Database, once: string | undefined, what: unknown, make: () => Promise<string>): Promise<string> {
  if (once === undefined) return await make();
  const digest = createHash("sha256").update(JSON.stringify(what)).digest("hex");
  const { rows: claimed } = await tx.query(
    "insert into tatwats.made_once (name, digest) values ($1, $2) on conflict (name) do nothing returning name",
    [once, digest],
  );
  if (claimed.length > 0) {
    const id = await make();
    await tx.query("update tatwats.made_once set id = $2::uuid where name = $1", [once, id]);
    return id;
  }
  const { rows } = await tx.query<{ id: string; digest: string }>("select id, digest from tatwats.made_once where name = $1", [once]);
  if (rows[0]!.digest !== digest)
    throw new TatwatsError("name-used", "This was asked under a name that was used for something else. Take a new one for each.");
  return rows[0]!.id;
}
