import { recapLengths, recapTones, writeRecap } from "@podtracker/rules";
import { type Database, defineHelper } from "tatwats";
import { z } from "zod";
import { insertChatMessage, readNames } from "../../features/chat/insert-chat-message.ts";
import { nameOf } from "../../features/chat/names-in-text.ts";
import { gameTarget } from "../../features/games/game-target.ts";
import { readStory } from "../../features/live-games/read-story.ts";
import { formerPlayer } from "../../features/pods/pod-shape.ts";
import type { Announcer } from "../../platform/realtime/announcer.ts";
import { GameArchived, RecapPosted } from "../messages.ts";

/** Writes a recap of each filed game into the pod's chat. */
export function createTheAuthor(announcer: Announcer) {
  return defineHelper({
    name: "the_author",
    version: "1.0.0",
    purpose: "Writes the recap of a game from its facts into the pod's chat.",
    settings: z.object({
      tone: z.enum(recapTones).default("plain").describe("How a recap speaks: plain says it as it was, lively opens with a flourish"),
      length: z.enum(recapLengths).default("full").describe("How much a recap tells: short only who won and how, full also who came after"),
      opening: z
        .string()
        .max(200)
        .default("")
        .describe("First words of a recap, with {{winner}}, {{deck}}, {{turns}} or {{minutes}} in them; empty for what the tone brings"),
      tellRecord: z.boolean().default(true).describe("Whether a recap ends with what the game makes of the winner's record"),
      lateAfterSeconds: z
        .number()
        .int()
        .min(10)
        .max(86_400)
        .default(120)
        .describe("Seconds after which a game that is filed and has no recap counts as late"),
    }),
    accepts: {
      "game.archived": {
        payload: GameArchived,
        key: ({ podId }) => podId,
        handle: async ({ payload }, { db, settings, publish, audit, afterCommit, newId, now }) => {
          const { gameId, podId, podName, playedAt, outcome } = payload;
          // A redrive must not tell the same game twice.
          const { rows } = await db.query("select 1 from chat_message where game_id = $1::uuid and kind = 'recap'", [gameId]);
          if (rows.length > 0) return;
          const { tone, length, opening, tellRecord } = settings;
          // Names as they are now, not as they were when the message was sent: somebody may have gone since.
          const seats = payload.seats.map((seat) => ({ ...seat, memberName: nameOf(seat.memberId) }));
          const story = await readStory(db, gameId);
          const text = writeRecap({ ...payload, seats, sums: tellRecord ? payload.sums : null, story }, { tone, length, opening });
          const message = await insertChatMessage(db, { id: newId(), podId, kind: "recap", text, at: now(), gameId });
          const first = payload.seats.filter(({ place }) => place === 1).map(({ memberId }) => memberId);
          const names = await readNames(db, first);
          const winners = first.map((memberId) => names.get(memberId) ?? formerPlayer);
          await publish("recap.posted", { podId, podName, gameId, playedAt, outcome, winners, chatMessageId: message.id });
          await audit({ action: "recap.posted", target: gameTarget(payload), detail: { chatMessageId: message.id, tone, length } });
          afterCommit(() => {
            announcer.announce(`pod:${podId}`, "chat:message", message);
            announcer.announce(`pod:${podId}`, "pod:changed", { podId });
          });
        },
      },
    },
    emits: { "recap.posted": RecapPosted },
    health: async ({ db, settings }) => {
      const late = await countUntold(db, settings.lateAfterSeconds);
      if (late === 0) return { status: "operational", reason: "Every game that was filed within the last hour has its recap." };
      const games = late === 1 ? "1 filed game has" : `${late} filed games have`;
      return { status: "degraded", reason: `${games} no recap after ${settings.lateAfterSeconds} s.` };
    },
  });
}

/** Of the last hour's games: asked often, and an older one would have been noticed then. */
async function countUntold(db: Database, seconds: number): Promise<number> {
  const { rows } = await db.query<{ late: number }>(
    `select count(*)::int as late from game g
     where g.archived_at < now() - make_interval(secs => $1::int) and g.archived_at > now() - make_interval(secs => $1::int + 3600)
       and not exists (select 1 from chat_message c where c.game_id = g.id and c.kind = 'recap')`,
    [seconds],
  );
  return rows[0]!.late;
}
