import type { PodRole } from "@podtracker/contract";
import type { Database } from "tatwats";
import { z } from "zod";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../database/ask.ts";

/** A person's place in a pod. */
export interface Membership {
  id: string;
  podId: string;
  role: PodRole;
  /** Whether the pod was put aside. */
  archived: boolean;
}

const Id = z.uuid();

/** The id as the database takes it; null for what is none. */
export function idOrNull(text: string | undefined): string | null {
  return Id.safeParse(text).success ? text! : null;
}

/** The person's current place in a pod; null for strangers and those who left. */
export async function findMembership(db: Database, userId: string, podId: string | undefined): Promise<Membership | null> {
  return await currentPlace(db, Prisma.sql`m.user_id = ${userId}::uuid and m.pod_id = ${idOrNull(podId)}::uuid`);
}

/** The person's current place in the pod of a game. */
export async function findGameMembership(db: Database, userId: string, gameId: string | undefined): Promise<Membership | null> {
  return await currentPlace(
    db,
    Prisma.sql`m.user_id = ${userId}::uuid and m.pod_id = (select pod_id from game where id = ${idOrNull(gameId)}::uuid)`,
  );
}

async function currentPlace(db: Database, whose: Prisma.Sql): Promise<Membership | null> {
  const [place] = await ask<Membership>(
    db,
    Prisma.sql`
      select m.id, m.pod_id as "podId", m.role::text as role, p.archived_at is not null as archived
      from pod_member m join pod p on p.id = m.pod_id
      where m.left_at is null and ${whose}`,
  );
  return place ?? null;
}
