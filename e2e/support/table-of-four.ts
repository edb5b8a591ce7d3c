import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect } from "./test.ts";

/** A pod of the page's person with three guests, and games of theirs, by the API of the page's own session. */
export interface TableOfFour {
  podId: string;
  members: Record<string, string>;
  deckId: string;
  record(more?: { playedAt?: string; winner?: string; notes?: string; outcome?: "win" | "draw" }): Promise<string>;
}

const commanders: Record<string, string[]> = {
  Briar: ["Thrasios, Triton Hero", "Tymna the Weaver"],
  Cole: ["Krenko, Mob Boss"],
  Dara: ["Atraxa, Praetors' Voice"],
};

export async function seatFour(page: Page): Promise<TableOfFour> {
  const ask = async <Answer>(path: string, data: object): Promise<Answer> => {
    const response = await page.request.post(path, { data });
    expect(response.ok(), await response.text()).toBe(true);
    return (await response.json()) as Answer;
  };
  const { id: podId } = await ask<{ id: string }>("/api/pods", { name: "Tuesday Night" });
  for (const name of Object.keys(commanders)) await ask(`/api/pods/${podId}/guests`, { name });
  const { id: deckId } = await ask<{ id: string }>("/api/decks", { name: "Graveyard", commanders: ["Muldrotha, the Gravetide"] });
  const list = (await (await page.request.get(`/api/pods/${podId}/members`)).json()) as { items: { memberId: string; name: string }[] };
  const members = Object.fromEntries(list.items.map(({ memberId, name }) => [name, memberId]));
  return {
    podId,
    members,
    deckId,
    async record({ playedAt = new Date().toISOString(), winner = "Briar", outcome = "win", ...more } = {}) {
      const id = randomUUID();
      const seats = ["Ash", ...Object.keys(commanders)].map((name, index) => ({
        memberId: members[name],
        ...(name === "Ash" ? { deckId } : { commanders: commanders[name] }),
        place: outcome === "draw" ? 1 : name === winner ? 1 : 2,
        ...(index === 1 ? { kills: 2 } : {}),
      }));
      await ask(`/api/pods/${podId}/games`, {
        id,
        playedAt,
        outcome,
        turns: 9,
        ...(outcome === "win" ? { winCondition: "combat" } : {}),
        seats,
        ...more,
      });
      return id;
    },
  };
}
