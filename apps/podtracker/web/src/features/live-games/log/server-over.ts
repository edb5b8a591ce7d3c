import { type AnswerTo, type Api, type ClientEventPayload, longestWaitSeconds } from "@podtracker/contract";
import type { GameServer } from "./deliver.ts";
import { localGameOf } from "./local-game-of.ts";

interface Ways {
  api: Api;
  userId: string;
  /** Over the socket. @throws where there is no connection, or no answer in time */
  /** Milliseconds of the epoch, by this device's clock. */
  now: () => number;
  ask: (payload: ClientEventPayload<"game:events">) => Promise<AnswerTo<"game:events">>;
}

/** The server by both ways: what is said goes over the socket while it is connected, everything else by requests. */
export function serverOver({ api, userId, now, ask }: Ways): GameServer {
  return {
    read: async (gameId) => localGameOf(await api.getGame({ params: { gameId } }), userId),
    async start({ podId, startedAt, unsentStart }) {
      const waitedSeconds = Math.round((now() - Date.parse(startedAt)) / 1000);
      const secondsAgo = Math.min(longestWaitSeconds, Math.max(0, waitedSeconds));
      await api.startLiveGame({ params: { podId }, body: { ...unsentStart!, secondsAgo } });
    },
    readAfter: async (gameId, seq) => await api.readEvents({ params: { gameId }, query: { after: seq } }),
    async send(gameId, events) {
      const sent = { events: [...events], sentAt: new Date(now()).toISOString() };
      const answer = await ask({ gameId, ...sent }).catch(() => null);
      // The socket hurries; what it refuses as a whole the request is refused, too, with words.
      if (answer && "accepted" in answer) return answer;
      return await api.appendEvents({ params: { gameId }, body: sent });
    },
  };
}
