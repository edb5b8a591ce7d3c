import { writeRecap } from "@podtracker/rules";
import { defineHelper } from "tatwats";
import { z } from "zod";
import { insertChatMessage } from "../features/chat/insert-chat-message.ts";
import { gameTarget } from "../features/games/game-target.ts";
import type { Announcer } from "../platform/realtime/announcer.ts";
import { GameArchived } from "./messages.ts";

/** Writes a recap of each filed game into the pod's chat. */
export function createTheAuthor(announcer: Announcer) {
  return defineHelper({
    name: "the_author",
    version: "0.1.0",
    purpose: "Writes the recap of a game from its facts into the pod's chat.",
    settings: z.object({
      tellRecord: z.boolean().default(true).describe("Whether a recap ends with what the game makes of the winner's record"),
    }),
    accepts: {
      "game.archived": {
        payload: GameArchived,
        handle: async ({ payload }, { db, settings, audit, afterCommit, newId, now }) => {
          const { gameId, podId } = payload;
          // A redrive must not tell the same game twice.
          const { rows } = await db.query("select 1 from chat_message where game_id = $1::uuid and kind = 'recap'", [gameId]);
          if (rows.length > 0) return;
          const text = writeRecap({ ...payload, sums: settings.tellRecord ? payload.sums : null });
          const message = await insertChatMessage(db, { id: newId(), podId, kind: "recap", text, at: now(), gameId });
          await audit({ action: "recap.posted", target: gameTarget(payload), detail: { chatMessageId: message.id } });
          afterCommit(() => {
            announcer.announce(`pod:${podId}`, "chat:message", message);
            announcer.announce(`pod:${podId}`, "pod:changed", { podId });
          });
        },
      },
    },
  });
}
