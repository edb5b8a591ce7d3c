import type { PodRole, Route } from "@podtracker/contract";
import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { findGameMembership, idOrNull, type Membership } from "../auth/membership.ts";
import type { Caller, SessionUser } from "../auth/session.ts";
import { ask } from "../database/ask.ts";
import { AppError } from "../errors.ts";

const rank: Record<PodRole, number> = { member: 0, organiser: 1, owner: 2 };

/**
 * Decides whether this person may call this route about this thing, before anything else of the
 * request is read. What one may not know exists is "not found", also when its id is no id at all.
 *
 * @returns what it found out on its way, so that the handler need not ask again
 */
export async function checkAccess(
  route: Pick<Route, "access" | "method" | "whenArchived">,
  params: Record<string, string>,
  { db, caller }: { db: Database; caller: Caller },
): Promise<Caller> {
  const granted = await grant(route.access, params, { db, caller });
  if (granted.member?.archived && route.method !== "GET" && !route.whenArchived) {
    throw new AppError("pod-archived", "This pod was put aside, so nothing is written in it. An owner can take it up again.");
  }
  return granted;
}

async function grant(
  access: Route["access"],
  params: Record<string, string>,
  { db, caller: { user, member } }: { db: Database; caller: Caller },
): Promise<Caller> {
  if (access === "public") return { user, member: null };
  if (!user) throw new AppError("not-signed-in", "Sign in first.");
  switch (access) {
    case "signed-in":
      return { user, member: null };
    case "pod-member":
      return { user, member: needPlace(member, "member") };
    case "pod-organiser":
      return { user, member: needPlace(member, "organiser") };
    case "pod-owner":
      return { user, member: needPlace(member, "owner") };
    case "game-member":
      return { user, member: await needGameMember(db, user, params["gameId"]) };
    case "game-keeper":
      return { user, member: await needGameKeeper(db, user, params["gameId"]) };
    case "deck-owner":
    case "deck-reader":
      await needDeck(db, user, params["deckId"], access);
      return { user, member: null };
  }
}

function needPlace(member: Membership | null, least: PodRole): Membership {
  if (!member) throw new AppError("not-found", "There is no such pod, or you are not in it.");
  if (rank[member.role] < rank[least]) {
    throw new AppError(
      "not-allowed",
      least === "owner" ? "Only an owner of the pod may do that." : "Only an organiser of the pod may do that.",
    );
  }
  return member;
}

async function needGameMember(db: Database, user: SessionUser, gameId: string | undefined): Promise<Membership> {
  const member = await findGameMembership(db, user.id, gameId);
  if (!member) throw new AppError("not-found", "There is no such game, or it is not of your pod.");
  return member;
}

async function needGameKeeper(db: Database, user: SessionUser, gameId: string | undefined): Promise<Membership> {
  const member = await needGameMember(db, user, gameId);
  if (!(await keepsGame(db, { gameId: gameId!, userId: user.id, member })))
    throw new AppError("not-allowed", "Only who recorded the game, or an organiser of the pod, may do that.");
  return member;
}

/** Whether the record is theirs to change: whoever made it, and the pod's organisers. */
export async function keepsGame(
  db: Database,
  { gameId, userId, member }: { gameId: string; userId: string; member: Membership },
): Promise<boolean> {
  if (member.role !== "member") return true;
  const [game] = await ask<{ own: boolean }>(
    db,
    Prisma.sql`select recorded_by_id is not distinct from ${userId}::uuid as own from game where id = ${gameId}::uuid`,
  );
  return game?.own ?? false;
}

async function needDeck(db: Database, user: SessionUser, deckId: string | undefined, access: "deck-owner" | "deck-reader"): Promise<void> {
  const [deck] = await ask<{ own: boolean; shared: boolean }>(
    db,
    Prisma.sql`
      select d.owner_id = ${user.id}::uuid as own, exists (
        select 1 from pod_member mine join pod_member theirs on theirs.pod_id = mine.pod_id
        where mine.user_id = ${user.id}::uuid and mine.left_at is null and theirs.user_id = d.owner_id and theirs.left_at is null
      ) as shared
      from deck d where d.id = ${idOrNull(deckId)}::uuid`,
  );
  if (deck?.own) return;
  if (!deck?.shared) throw new AppError("not-found", "There is no such deck, or you may not see it.");
  if (access === "deck-owner") throw new AppError("not-allowed", "Only its owner may change a deck.");
}
