import type { Database } from "tatwats";
import { Prisma } from "../../generated/client.ts";
import { ask } from "../../platform/database/ask.ts";

export async function readPodName(sql: Database, podId: string): Promise<string> {
  const [pod] = await ask<{ name: string }>(sql, Prisma.sql`select name from pod where id = ${podId}::uuid`);
  return pod!.name;
}

const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** `90 games, 6 April 2023 to 4 September 2024`. Days are those of UTC. */
export function gamesInWords(games: number, first: Date, last: Date): string {
  const [from, to] = [days.format(first), days.format(last)];
  return `${games === 1 ? "1 game" : `${games} games`}, ${from === to ? from : `${from} to ${to}`}`;
}
