import type { AnswerTo, Api, ClientEventPayload } from "@podtracker/contract";
import type { GameServer } from "./deliver.ts";
import { localGameOf } from "./local-game-of.ts";

interface Ways {
  api: Api;
  userId: string;
  /** Over the socket. @throws where there is no connection, or no answer in time */
  ask: (payload: ClientEventPayload<"game:events">) => Promise<AnswerTo<"game:events">>;
}

/** The server by both ways: what is said goes over the socket while it is connected, everything else by requests. */
export function serverOver({ api, userId, ask }: Ways): GameServer {
  return {
    read: async (gameId) => localGameOf(await api.getGame({ params: { gameId } }), userId),
    start: async ({ podId, unsentStart }) => void (await api.startLiveGame({ params: { podId }, body: unsentStart! })),
    readAfter: async (gameId, seq) => await api.readEvents({ params: { gameId }, query: { after: seq } }),
    async send(gameId, events) {
      const answer = await ask({ gameId, events: [...events] }).catch(() => null);
      // The socket hurries; what it refuses as a whole the request is refused, too, with words.
      if (answer && "accepted" in answer) return answer;
      return await api.appendEvents({ params: { gameId }, body: { events: [...events] } });
    },
  };
}
