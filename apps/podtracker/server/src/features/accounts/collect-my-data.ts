import type { ChatMessage } from "@podtracker/contract";
import { exportDeckList } from "@podtracker/rules";
import { Prisma } from "../../generated/client.ts";
import type { Services } from "../../platform/services.ts";
import { chatShape, readMessageRows } from "../chat/chat-shape.ts";
import { StoredList } from "../decks/deck-legality.ts";
import { gameShape, readGameRows } from "../games/game-shape.ts";
import { collectGameDeeds } from "./collect-game-deeds.ts";
import { writeCsv } from "./write-csv.ts";

/**
 * Everything that is kept of one person, as files by their names: JSON for programs, CSV for spreadsheets.
 *
 * @param now when it was asked for, which the first file tells
 */
export async function collectMyData(
  { prisma, database }: Pick<Services, "prisma" | "database">,
  userId: string,
  now: Date,
): Promise<Record<string, string>> {
  const account = await prisma.user.findUniqueOrThrow({
    where: { id: userId },
    omit: { disabledAt: true, image: true },
    include: {
      sessions: { select: { ipAddress: true, userAgent: true, createdAt: true, updatedAt: true, expiresAt: true } },
      passkeys: { select: { name: true, createdAt: true, deviceType: true } },
    },
  });
  const decks = await prisma.deck.findMany({ where: { ownerId: userId }, orderBy: { createdAt: "asc" }, include: { changes: true } });
  const pods = await prisma.podMember.findMany({
    where: { userId },
    orderBy: { joinedAt: "asc" },
    select: { role: true, joinedAt: true, leftAt: true, pod: { select: { id: true, name: true, description: true } } },
  });
  // Of a pod that they have left they are told what was so until then.
  const played = Prisma.sql`
    g.outcome is not null and (g.recorded_by_id = ${userId}::uuid
      or exists (select 1 from game_seat s join pod_member m on m.id = s.member_id where s.game_id = g.id and m.user_id = ${userId}::uuid))
    and not exists (select 1 from pod_member l where l.pod_id = g.pod_id and l.user_id = ${userId}::uuid and l.left_at < g.recorded_at)
    order by g.played_at, g.id`;
  const games = (await readGameRows(database, played)).map(gameShape);
  const mine = new Set((await prisma.podMember.findMany({ where: { userId }, select: { id: true } })).map(({ id }) => id));
  const said = await readMessageRows(database, Prisma.sql`c.author_id = ${userId}::uuid order by c.at, c.id`);
  const left = new Set(pods.flatMap(({ leftAt, pod }) => (leftAt ? [pod.id] : [])));
  const messages = said.map((row) => (left.has(row.podId) ? ownWordsOf(chatShape(row, userId)) : chatShape(row, userId)));
  const notifications = await prisma.notification.findMany({ where: { userId }, orderBy: { createdAt: "asc" }, omit: { userId: true } });
  const reactions = await prisma.chatReaction.findMany({
    where: { userId },
    orderBy: { at: "asc" },
    select: { messageId: true, emoji: true, at: true },
  });
  const invites = await prisma.podInvite.findMany({
    where: { inviterId: userId },
    orderBy: { createdAt: "asc" },
    select: { podId: true, role: true, createdAt: true, expiresAt: true, maxUses: true, uses: true, revokedAt: true },
  });
  // Their links may still work, so of a mail is told that there was one.
  const mails = await prisma.mail.findMany({
    where: { to: account.email },
    orderBy: { createdAt: "asc" },
    select: { subject: true, createdAt: true, state: true },
  });
  const deeds = await collectGameDeeds({ prisma }, userId);
  const gameRows = games.flatMap(({ seats, ...game }) =>
    seats
      .filter(({ memberId }) => mine.has(memberId))
      .map((seat) => ({
        playedAt: game.playedAt,
        gameId: game.id,
        podId: game.podId,
        status: game.status,
        seat: seat.seat,
        place: seat.place,
        kills: seat.kills,
        outcome: game.outcome,
        deck: seat.deckName,
        commanders: seat.commanders.join(" / "),
        players: seats.map(({ memberName }) => memberName).join(", "),
        turns: game.turns,
        minutes: game.durationMinutes,
      })),
  );
  return {
    "READ ME.txt": readMe(account.name, now),
    "account.json": json(account),
    "decks.json": json(decks),
    ...deckLists(decks),
    "pods.json": json(pods.map(({ pod, ...membership }) => ({ ...membership, pod: membership.leftAt ? { id: pod.id } : pod }))),
    "games.json": json(games),
    "games.csv": writeCsv(gameColumns, gameRows),
    "game-changes.json": json(deeds.changes),
    "counted.json": json(deeds.counted),
    "imports.json": json(deeds.imports),
    "messages.json": json(messages),
    "messages.csv": writeCsv(
      ["at", "podId", "text"],
      messages.map(({ at, podId, text }) => ({ at, podId, text })),
    ),
    "reactions.json": json(reactions),
    "invites.json": json(invites),
    "mails.json": json(mails),
    "notifications.json": json(notifications),
  };
}

const gameColumns = [
  "playedAt",
  "gameId",
  "podId",
  "status",
  "seat",
  "place",
  "kills",
  "outcome",
  "deck",
  "commanders",
  "players",
  "turns",
  "minutes",
] as const;

/** A list of each deck that has one, as any deck builder reads it. */
function deckLists(decks: readonly { name: string; commanders: string[]; list: unknown }[]): Record<string, string> {
  return Object.fromEntries(
    decks.flatMap(({ name, commanders, list }, index) => {
      const cards = StoredList.parse(list);
      if (!cards) return [];
      // Names may be alike, and may hold what no file name can.
      const file = `${index + 1} ${name
        .replaceAll(/[^\p{L}\p{N} '()-]/gu, "_")
        .slice(0, 60)
        .trim()}.txt`;
      return [[`decks/${file}`, exportDeckList({ commanders, cards }, "arena", () => undefined)]];
    }),
  );
}

function readMe(name: string, now: Date): string {
  return [
    `Everything PodTracker keeps of ${name}, as of ${now.toISOString()}.`,
    "",
    "account.json        your account, where it is signed in, your passkeys (without their keys)",
    "decks.json, decks/  your decks with their changes, and a plain list of each",
    "pods.json           the pods you are or were in",
    "games.json          every game you played in or recorded, with all seats",
    "games.csv           your own seats, a line each",
    "game-changes.json   which records of games you made or changed, when and why",
    "counted.json        what you counted at tables, tap by tap",
    "imports.json        the spreadsheets you imported",
    "messages.json, .csv what you said in chats",
    "reactions.json      what you reacted to, and how",
    "invites.json        the invites you made",
    "mails.json          which mails you were sent of late",
    "notifications.json  what you were told",
    "",
    "Times are in UTC. Your password is not in here: only a hash of it is kept. The operators' audit log, which nobody can change, tells what your account did and when.",
    "",
  ].join("\r\n");
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Of a pod that they have left: what they said, without what others have made of it, which may be from afterwards. */
function ownWordsOf(message: ChatMessage): ChatMessage {
  return { ...message, repliedTo: undefined, reactions: [] };
}
