import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { GuestClaim } from "../../generated/client.ts";
import { AppError } from "../../platform/errors.ts";
import type { Handler } from "../../platform/http/route-handlers.ts";
import { decodeTimeCursor, pageByTime } from "../../platform/http/time-cursor.ts";
import type { Tx } from "../../platform/services.ts";
import { nameOf } from "../chat/names-in-text.ts";
import { tellPod } from "../chat/tell-pod.ts";
import { findMember } from "./change-member.ts";
import { joinPod, needLinkSinceRemoval } from "./join-pod.ts";
import { memberName, memberSelect, memberShape } from "./pod-shape.ts";
import { readMyPod } from "./read-pods.ts";

const day = 24 * 60 * 60 * 1000;
const linkDays = 30;
const undoDays = 30;

/** The seats that were the guest's, as a claim remembers them. */
const Seats = z.array(z.object({ gameId: z.uuid(), seat: z.number().int() }));

/** A link to hand to the guest. Of one guest one link works: the latest. */
export const createClaimLink: Handler<"createClaimLink"> = async ({ db, params, user, now, services, audit }) => {
  const guest = await findMember(db, params);
  if (guest.userId !== null) throw new AppError("rule-broken", `${memberName(guest)} has an account already.`);
  await db.guestClaim.deleteMany({ where: { guestId: guest.id, acceptedAt: null } });
  const claim = await db.guestClaim.create({
    data: {
      code: randomBytes(12).toString("base64url"),
      podId: params.podId,
      guestId: guest.id,
      createdById: user.id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + linkDays * day),
    },
  });
  await audit({
    action: "claim.created",
    target: { kind: "member", id: guest.id, name: memberName(guest) },
    detail: { podId: params.podId },
  });
  return { code: claim.code, url: `${services.env.publicUrl}/claim/${claim.code}`, expiresAt: claim.expiresAt.toISOString() };
};

export const getClaim: Handler<"getClaim"> = async ({ db, params, now }) => {
  const claim = await findClaim(db, params.code);
  if (claim.acceptedAt)
    throw new AppError("claim-used", "These games were claimed already. Ask an organiser of the pod, if it was not you.");
  needFresh(claim, now);
  const games = await db.gameSeat.count({ where: { memberId: claim.guestId } });
  return { podName: claim.pod.name, guestName: memberName(claim.guest), games, expiresAt: claim.expiresAt.toISOString() };
};

/** The guest's games become the asker's; who is in the pod already keeps their place in it. */
export const acceptClaim: Handler<"acceptClaim"> = async (call) => {
  const { db, sql, params, user, now, audit, announce } = call;
  await lockClaim(db, params.code);
  const claim = await findClaim(db, params.code);
  const { podId, guestId } = claim;
  const mine = await db.podMember.findUnique({ where: { podId_userId: { podId, userId: user.id } } });
  if (claim.acceptedAt) {
    if (mine && mine.id === claim.claimerId && !mine.leftAt) return await readMyPod(sql, mine.id);
    throw new AppError("claim-used", "These games were claimed already. Ask an organiser of the pod, if it was not you.");
  }
  needFresh(claim, now);
  needLinkSinceRemoval(mine, claim.createdAt);
  const guest = await findMember(db, { podId, memberId: guestId });
  if (claim.pod.archivedAt) throw new AppError("pod-archived", "This pod was put aside. Ask an owner of it to take it up again.");
  const seats = await db.gameSeat.findMany({ where: { memberId: guestId }, select: { gameId: true, seat: true } });
  const both = mine ? await db.gameSeat.count({ where: { memberId: mine.id, gameId: { in: seats.map(({ gameId }) => gameId) } } }) : 0;
  if (both > 0) {
    const games = both === 1 ? "one game" : `${both} games`;
    throw new AppError(
      "claim-conflict",
      `You sat beside ${memberName(guest)} in ${games}, so you can’t be the same person. Nothing was changed.`,
    );
  }
  const memberId = mine && !mine.leftAt ? mine.id : await joinPod(call, { podId, role: "member", inviterId: claim.createdById });
  await db.gameSeat.updateMany({ where: { memberId: guestId }, data: { memberId } });
  await db.podMember.update({ where: { id: guestId }, data: { leftAt: now } });
  await db.guestClaim.update({ where: { code: claim.code }, data: { claimerId: memberId, acceptedAt: now, seats } });
  await tellPod(call, podId, `${nameOf(memberId)} is ${nameOf(guestId)}: ${counted(seats.length)} are theirs now.`);
  await audit({
    action: "claim.accepted",
    target: { kind: "member", id: memberId, name: user.name },
    detail: { podId, guest: memberName(guest), seats },
  });
  announce(`pod:${podId}`, "pod:changed", { podId });
  return await readMyPod(sql, memberId);
};

export const listClaims: Handler<"listClaims"> = async ({ db, params, query, now }) => {
  const cursor = decodeTimeCursor(query.cursor, "claims");
  const rows = await db.guestClaim.findMany({
    where: {
      podId: params.podId,
      undoneAt: null,
      acceptedAt: { gt: new Date(now.getTime() - undoDays * day), ...(cursor ? { lt: cursor.at } : {}) },
    },
    orderBy: { acceptedAt: "desc" },
    take: query.limit + 1,
    include: { guest: { select: memberSelect }, claimer: { select: memberSelect } },
  });
  const { items, nextCursor } = pageByTime(
    "claims",
    rows.map((row) => ({ ...row, id: row.guestId })),
    query.limit,
    (row) => row.acceptedAt!,
  );
  return {
    items: items.map((row) => ({
      claimId: row.code,
      guestName: memberName(row.guest),
      memberName: row.claimer ? memberName(row.claimer) : "Somebody",
      games: Seats.parse(row.seats).length,
      acceptedAt: row.acceptedAt!.toISOString(),
      undoableUntil: new Date(row.acceptedAt!.getTime() + undoDays * day).toISOString(),
    })),
    nextCursor,
  };
};

/** The guest is back with their games; who had claimed them stays in the pod. */
export const undoClaim: Handler<"undoClaim"> = async (call) => {
  const { db, params, now, member, audit, announce } = call;
  const { podId } = params;
  await lockClaim(db, params.claimId);
  const claim = await db.guestClaim.findFirst({ where: { code: params.claimId, podId, acceptedAt: { not: null } } });
  if (!claim) throw new AppError("not-found", "This pod has no such claim.");
  const readGuest = async () => await db.podMember.findUniqueOrThrow({ where: { id: claim.guestId }, select: memberSelect });
  if (claim.undoneAt) return memberShape(await readGuest());
  if (now.getTime() > claim.acceptedAt!.getTime() + undoDays * day) {
    throw new AppError("too-late", `A claim can be undone for ${undoDays} days; this one is older. Nothing was changed.`);
  }
  const seats = Seats.parse(claim.seats);
  // By the game and not the seat, which a correction may have moved; one that went to somebody else is not the claimer's to give back.
  for (const { gameId, seat } of seats) {
    await db.gameSeat.updateMany({
      where: { gameId, ...(claim.claimerId ? { memberId: claim.claimerId } : { seat }) },
      data: { memberId: claim.guestId },
    });
  }
  await db.podMember.update({ where: { id: claim.guestId }, data: { leftAt: null } });
  await db.guestClaim.update({ where: { code: claim.code }, data: { undoneAt: now } });
  const guest = await readGuest();
  await tellPod(call, podId, `${nameOf(member.id)} gave ${nameOf(guest.id)} their ${counted(seats.length)} back.`);
  await audit({ action: "claim.undone", target: { kind: "member", id: guest.id, name: memberName(guest) }, detail: { podId, seats } });
  announce(`pod:${podId}`, "pod:changed", { podId });
  return memberShape(guest);
};

/** The pod first, as everywhere: two that lock the same things in two orders would wait for each other for ever. */
async function lockClaim(db: Tx, code: string): Promise<void> {
  await db.$queryRaw`select 1 from pod where id = (select pod_id from guest_claim where code = ${code}) for no key update`;
  await db.$queryRaw`select 1 from guest_claim where code = ${code} for update`;
}

async function findClaim(db: Tx, code: string) {
  const claim = await db.guestClaim.findUnique({
    where: { code },
    include: { guest: { select: memberSelect }, pod: { select: { name: true, archivedAt: true } } },
  });
  if (!claim) throw new AppError("not-found", "There is no such link. Ask an organiser of the pod for a new one.");
  return claim;
}

function needFresh({ expiresAt }: Pick<GuestClaim, "expiresAt">, now: Date): void {
  if (expiresAt <= now) throw new AppError("claim-expired", "This link is too old. Ask an organiser of the pod for a new one.");
}

const counted = (games: number) => (games === 1 ? "1 game" : `${games} games`);
