import { createHash } from "node:crypto";
import { z } from "zod";
import type { Database } from "../database/database.ts";
import { acceptanceOf } from "../mediator/draft.ts";
import type { AnyHelper } from "./define-helper.ts";

/** A version such as 1.10.0 as its three numbers, which compare as versions do. */
export function versionNumbers(version: string): number[] {
  return version.split(".").map(Number);
}

/** Since which version of a helper a message of this process is understood. */
export interface VersionTable {
  /** Null where every version that ever registered understands it. */
  since(helper: string, type: string): number[] | null;
  read(db: Database, helpers: readonly AnyHelper[]): Promise<void>;
}

type Digests = Record<string, string>;

/** A digest of the schema of each type that a helper accepts. */
export function contractDigests(helper: AnyHelper): Digests {
  return Object.fromEntries(
    Object.keys(helper.accepts).map((type) => {
      const schema = z.toJSONSchema(acceptanceOf(helper, type)!.payload, { unrepresentable: "any", io: "input" });
      return [type, createHash("sha256").update(JSON.stringify(schema)).digest("hex").slice(0, 16)];
    }),
  );
}

export function createVersionTable(): VersionTable {
  let table = new Map<string, number[]>();
  return {
    since: (helper, type) => table.get(`${helper} ${type}`) ?? null,
    async read(db, helpers) {
      const next = new Map<string, number[]>();
      for (const helper of helpers) {
        const { rows } = await db.query<{ version: number[]; digests: Digests }>(
          "select version, digests from tatwats.helper_version where helper = $1 and version <= $2::int[] order by version desc",
          [helper.name, versionNumbers(helper.version)],
        );
        for (const type of Object.keys(helper.accepts)) {
          const since = sinceVersion(rows, type);
          if (since) next.set(`${helper.name} ${type}`, since);
        }
      }
      table = next;
    },
  };
}

/** The lowest version with the same contract as the newest, without one of another contract between them; null if that is all. */
export function sinceVersion(newestFirst: readonly { version: number[]; digests: Digests }[], type: string): number[] | null {
  const digest = newestFirst[0]?.digests[type];
  const firstOther = newestFirst.findIndex((one) => one.digests[type] !== digest);
  return firstOther <= 0 ? null : newestFirst[firstOther - 1]!.version;
}
