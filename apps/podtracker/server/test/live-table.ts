import { randomUUID } from "node:crypto";
import type { LiveEvent } from "@podtracker/contract";
import type { Person, PodOfThree } from "./person.ts";

/** What everybody at these tables plays. */
export const krenko = "Krenko, Mob Boss";

/** A game of the three that goes on. */
export async function begin(
  { ash, pod, members }: PodOfThree,
  more: { startingSeat?: number; startingLife?: number; secondsAgo?: number } = {},
): Promise<string> {
  const seats = [members.ash, members.briar, members.cole].map((memberId) => ({ memberId, commanders: [krenko] }));
  const { gameId } = await ash.api.startLiveGame({ params: { podId: pod.id }, body: { id: randomUUID(), seats, ...more } });
  return gameId;
}

export type Facts = LiveEvent extends infer Event ? (Event extends LiveEvent ? Omit<Event, "id" | "at"> : never) : never;

/** An event as a phone sends it. */
export const happen = (facts: Facts, more: { id?: string; at?: string } = {}) => ({
  id: randomUUID(),
  at: "2026-11-23T19:30:00.000Z",
  ...facts,
  ...more,
});

export const send = async (person: Person, gameId: string, ...events: unknown[]) =>
  await person.api.appendEvents({ params: { gameId }, body: { events } });
