import type { PodRole, Route } from "@podtracker/contract";
import { z } from "zod";
import type { PrismaClient } from "../../generated/client.ts";
import type { SessionUser } from "../auth/session.ts";
import { AppError } from "../errors.ts";

/** A person's place in a pod. */
export interface Membership {
  id: string;
  podId: string;
  role: PodRole;
  /** Whether the pod was put aside. */
  archived: boolean;
}

/** What the check found out on its way, so that the handler need not ask again. */
export interface Granted {
  user: SessionUser | null;
  member: Membership | null;
}

const rank: Record<PodRole, number> = { member: 0, organiser: 1, owner: 2 };
const Id = z.uuid();

/**
 * Decides whether this person may call this route about this thing, before anything else of the
 * request is read. What one may not know exists is "not found", also when its id is no id at all.
 */
export async function checkAccess(
  route: Pick<Route, "access" | "method" | "whenArchived">,
  params: Record<string, string>,
  { prisma, user }: { prisma: PrismaClient; user: SessionUser | null },
): Promise<Granted> {
  const granted = await grant(route.access, params, { prisma, user });
  if (granted.member?.archived && route.method !== "GET" && !route.whenArchived) {
    throw new AppError("pod-archived", "This pod was put aside, so nothing is written in it. An owner can take it up again.");
  }
  return granted;
}

async function grant(
  access: Route["access"],
  params: Record<string, string>,
  { prisma, user }: { prisma: PrismaClient; user: SessionUser | null },
): Promise<Granted> {
  if (access === "public") return { user, member: null };
  if (!user) throw new AppError("not-signed-in", "Sign in first.");
  switch (access) {
    case "signed-in":
      return { user, member: null };
    case "pod-member":
      return { user, member: await needMember(prisma, user, params["podId"], "member") };
    case "pod-organiser":
      return { user, member: await needMember(prisma, user, params["podId"], "organiser") };
    case "pod-owner":
      return { user, member: await needMember(prisma, user, params["podId"], "owner") };
    case "game-member":
      return { user, member: await needGameMember(prisma, user, params["gameId"]) };
    case "deck-owner":
    case "deck-reader":
      await needDeck(prisma, user, params["deckId"], access);
      return { user, member: null };
  }
}

async function needMember(prisma: PrismaClient, user: SessionUser, podId: string | undefined, least: PodRole): Promise<Membership> {
  const member = await findMembership(prisma, user.id, podId);
  if (!member) throw new AppError("not-found", "There is no such pod, or you are not in it.");
  if (rank[member.role] < rank[least]) {
    throw new AppError(
      "not-allowed",
      least === "owner" ? "Only an owner of the pod may do that." : "Only an organiser of the pod may do that.",
    );
  }
  return member;
}

async function needGameMember(prisma: PrismaClient, user: SessionUser, gameId: string | undefined): Promise<Membership> {
  const game = Id.safeParse(gameId).success ? await prisma.game.findUnique({ where: { id: gameId! }, select: { podId: true } }) : null;
  const member = game && (await findMembership(prisma, user.id, game.podId));
  if (!member) throw new AppError("not-found", "There is no such game, or it is not of your pod.");
  return member;
}

async function needDeck(
  prisma: PrismaClient,
  user: SessionUser,
  deckId: string | undefined,
  access: "deck-owner" | "deck-reader",
): Promise<void> {
  const deck = Id.safeParse(deckId).success ? await prisma.deck.findUnique({ where: { id: deckId! }, select: { ownerId: true } }) : null;
  if (deck?.ownerId === user.id) return;
  if (!deck || !(await sharePod(prisma, user.id, deck.ownerId)))
    throw new AppError("not-found", "There is no such deck, or you may not see it.");
  if (access === "deck-owner") throw new AppError("not-allowed", "Only its owner may change a deck.");
}

/** The person's current place in a pod; null for strangers and those who left. */
export async function findMembership(prisma: PrismaClient, userId: string, podId: string | undefined): Promise<Membership | null> {
  if (!Id.safeParse(podId).success) return null;
  const member = await prisma.podMember.findFirst({
    where: { podId: podId!, userId, leftAt: null },
    select: { id: true, podId: true, role: true, pod: { select: { archivedAt: true } } },
  });
  return member && { id: member.id, podId: member.podId, role: member.role, archived: member.pod.archivedAt !== null };
}

async function sharePod(prisma: PrismaClient, one: string, other: string): Promise<boolean> {
  const shared = await prisma.podMember.findFirst({
    where: { userId: one, leftAt: null, pod: { members: { some: { userId: other, leftAt: null } } } },
    select: { id: true },
  });
  return shared !== null;
}
