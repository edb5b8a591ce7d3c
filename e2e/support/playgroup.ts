import { randomUUID } from "node:crypto";
import { request } from "@playwright/test";
import { eventually } from "@tatwats/test-kit";

/** A pod with three people at its table, and a way to record games that they played. */
export interface Playgroup {
  podId: string;
  /** Records a game that Briar won; returns its id. */
  recordGame(turns?: number): Promise<string>;
  /** Waits until the pod's chat holds the recap of a game. */
  recapOf(gameId: string): Promise<string>;
  close(): Promise<void>;
}

/** Signs somebody up and seats everybody, by the API: what the console shows needs no browser to come about. */
export async function seatPlaygroup(url: string, name = "Tuesday Night"): Promise<Playgroup> {
  const api = await request.newContext({ baseURL: url });
  const ask = async <Answer>(path: string, data: object): Promise<Answer> => {
    const response = await api.post(path, { data });
    if (!response.ok()) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  await ask("/api/auth/sign-up/email", { name: "Ash", email: `ash-${randomUUID()}@example.org`, password: "correct-horse-battery" });
  const pod = await ask<{ id: string }>("/api/pods", { name });
  const guests = [];
  for (const guest of ["Briar", "Cole"])
    guests.push((await ask<{ memberId: string }>(`/api/pods/${pod.id}/guests`, { name: guest })).memberId);
  const members = (await (await api.get(`/api/pods/${pod.id}/members`)).json()) as { items: { memberId: string; name: string }[] };
  const [briar, cole] = guests;
  const ash = members.items.find((member) => member.name === "Ash")!.memberId;
  return {
    podId: pod.id,
    async recordGame(turns = 9) {
      const id = randomUUID();
      await ask(`/api/pods/${pod.id}/games`, {
        id,
        playedAt: new Date().toISOString(),
        outcome: "win",
        turns,
        winCondition: "combat",
        seats: [
          { memberId: ash, commanders: ["Atraxa, Praetors' Voice"], place: 2 },
          { memberId: briar, commanders: ["Thrasios, Triton Hero", "Tymna the Weaver"], place: 1, kills: 2 },
          { memberId: cole, commanders: ["Krenko, Mob Boss"], place: 3 },
        ],
      });
      return id;
    },
    recapOf: async (gameId) =>
      await eventually(
        async () => {
          const { items } = (await (await api.get(`/api/pods/${pod.id}/messages`)).json()) as {
            items: { kind: string; gameId?: string | null; text: string }[];
          };
          return items.find((message) => message.kind === "recap" && message.gameId === gameId)?.text;
        },
        `the recap of ${gameId}`,
        30_000,
      ),
    close: () => api.dispose(),
  };
}
