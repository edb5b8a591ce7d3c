import { type Database, defineHelper } from "tatwats";
import { z } from "zod";
import { gameTarget } from "../../features/games/game-target.ts";
import {
  CorrectionFiled,
  GameArchived,
  GameCorrected,
  GameFinished,
  GamesImported,
  GamesTidy,
  PodRecount,
  SumsRebuild,
} from "../messages.ts";
import { abandonGames } from "./abandon-games.ts";
import { readPodSums, readWinnerSums, updatePodSums } from "./pod-sums.ts";

const emits = {
  "game.archived": GameArchived,
  "correction.filed": CorrectionFiled,
  "games.tidy": GamesTidy,
  "pod.recount": PodRecount,
  "sums.rebuild": SumsRebuild,
};

/** Keeps the record of every game and the sums derived from it. */
export const theArchivist = defineHelper({
  name: "the_archivist",
  version: "1.0.0",
  purpose: "Files every finished game, keeps each pod's sums, recomputes them every night, and puts games aside that were left alone.",
  settings: z.object({
    unfiledAfterSeconds: z
      .number()
      .int()
      .min(10)
      .max(86_400)
      .default(120)
      .describe("Seconds after which a game that is recorded and not filed counts as late"),
    abandonAfterHours: z
      .number()
      .int()
      .min(1)
      .max(720)
      .default(12)
      .describe("Hours without an event after which a game that goes on is put aside; anybody of the pod can take it up again"),
    podsPerBatch: z.number().int().min(1).max(1_000).default(100).describe("Pods that one message of the nightly recount looks up"),
  }),
  accepts: {
    "game.finished": {
      payload: GameFinished,
      key: ({ podId }) => podId,
      handle: async ({ payload }, { db, publish, audit }) => {
        // The pod first, as a correction of this game may hold it and wait for the game.
        await updatePodSums(db, payload.podId);
        await fileGame(db, payload.gameId);
        const sums = { games: (await readPodSums(db, payload.podId)).games, ...(await readWinnerSums(db, payload)) };
        const messageId = await publish("game.archived", { ...payload, sums });
        await audit({ action: "game.archived", target: gameTarget(payload), detail: { games: sums.games, published: messageId } });
      },
    },
    "games.imported": {
      payload: GamesImported,
      key: ({ podId }) => podId,
      handle: async ({ payload: { podId, podName, importId } }, { db, audit }) => {
        const games = await fileImport(db, importId);
        await audit({ action: "import.archived", target: { kind: "import", id: importId, name: podName }, detail: { podId, games } });
      },
    },
    "game.corrected": {
      payload: GameCorrected,
      key: ({ podId }) => podId,
      handle: async ({ payload }, { db, publish }) => {
        await updatePodSums(db, payload.podId);
        await publish("correction.filed", payload);
      },
    },
    "games.tidy": {
      payload: GamesTidy,
      subscribe: false,
      handle: async (_message, { db, settings, now, audit }) => {
        for (const game of await abandonGames(db, settings.abandonAfterHours, now()))
          await audit({ action: "game.abandoned", target: gameTarget(game), detail: { podId: game.podId, lastEventAt: game.lastEventAt } });
      },
    },
    "sums.rebuild": {
      payload: SumsRebuild,
      subscribe: false,
      handle: async ({ payload }, { db, settings, send }) => {
        const pods = await podsAfter(db, payload.after, settings.podsPerBatch);
        for (const podId of pods) await send("the_archivist", "pod.recount", { podId });
        if (pods.length === settings.podsPerBatch) await send("the_archivist", "sums.rebuild", { after: pods.at(-1)! });
      },
    },
    "pod.recount": {
      payload: PodRecount,
      subscribe: false,
      // In the order of the pod's games, so that a recount and a filing never cross.
      key: ({ podId }) => podId,
      handle: async ({ payload: { podId } }, { db, audit }) => {
        const mended = await updatePodSums(db, podId);
        if (!mended) return;
        const { before, after } = mended;
        await audit({ action: "sums.mended", target: { kind: "pod", id: podId }, detail: { before, after } });
      },
    },
  },
  emits,
  schedules: {
    nightly: { cron: "10 3 * * *", send: "sums.rebuild", payload: {}, missed: "once" },
    hourly: { cron: "25 * * * *", send: "games.tidy", payload: {}, missed: "once" },
  },
  health: async ({ db, settings }) => {
    const late = await countUnfiled(db, settings.unfiledAfterSeconds);
    if (late === 0) return { status: "operational", reason: "Every finished game is filed." };
    const games = late === 1 ? "1 finished game is" : `${late} finished games are`;
    return { status: "degraded", reason: `${games} not filed after ${settings.unfiledAfterSeconds} s.` };
  },
});

async function fileGame(db: Database, gameId: string): Promise<void> {
  await db.query("update game set archived_at = now() where id = $1::uuid and archived_at is null", [gameId]);
}

/** @returns how many games were filed */
async function fileImport(db: Database, importId: string): Promise<number> {
  const filed = "update game set archived_at = now() where import_id = $1::uuid and archived_at is null returning id";
  return (await db.query(filed, [importId])).rows.length;
}

async function podsAfter(db: Database, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>("select id from pod where $1::uuid is null or id > $1::uuid order by id limit $2::int", [
    after ?? null,
    limit,
  ]);
  return rows.map(({ id }) => id);
}

async function countUnfiled(db: Database, seconds: number): Promise<number> {
  const { rows } = await db.query<{ late: number }>(
    `select count(*)::int as late from game
     where archived_at is null and recorded_at < now() - make_interval(secs => $1::int) and status = 'finished'`,
    [seconds],
  );
  return rows[0]!.late;
}
