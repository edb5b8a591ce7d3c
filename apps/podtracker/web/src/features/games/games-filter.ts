import { momentOf } from "@podtracker/rules";

/** Which games the history shows, as its address has it; what is absent narrows nothing. */
export interface GamesFilter {
  q?: string | undefined;
  member?: string | undefined;
  deck?: string | undefined;
  commander?: string | undefined;
  /** How it ended, or that it was voided. */
  result?: GamesResult | undefined;
  /** Days as `2026-11-23`, both included, in the zone that times are told in. */
  since?: string | undefined;
  until?: string | undefined;
}

export const gamesResults = ["win", "draw", "void"] as const;
export type GamesResult = (typeof gamesResults)[number];

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** The filter of an address; what makes no sense there narrows nothing. */
export function readGamesFilter(search: Record<string, unknown>): GamesFilter {
  const text = (key: string, longest: number) => {
    const value = search[key];
    return typeof value === "string" && value.trim() !== "" ? value.slice(0, longest) : undefined;
  };
  const like = (key: string, shape: RegExp) => [text(key, 40)].find((value) => value !== undefined && shape.test(value));
  const date = (key: string) => [like(key, day)].find((value) => value && !Number.isNaN(momentOf(`${value}T00:00`).getTime()));
  return {
    q: text("q", 200),
    member: like("member", id),
    deck: like("deck", id),
    commander: text("commander", 200),
    result: gamesResults.find((each) => each === search["result"]),
    since: date("since"),
    until: date("until"),
  };
}

/** The filter as the API takes it. @param timeZone in which days begin; undefined is the device's own */
export function queryOf({ result, since, until, ...same }: GamesFilter, timeZone?: string) {
  return {
    ...same,
    ...(result === "void" ? { status: "void" as const } : {}),
    ...(result === "win" || result === "draw" ? { outcome: result, status: "finished" as const } : {}),
    ...(since ? { since: momentOf(`${since}T00:00`, timeZone).toISOString() } : {}),
    ...(until ? { until: momentOf(`${dayAfter(until)}T00:00`, timeZone).toISOString() } : {}),
  };
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) + 24 * 60 * 60_000).toISOString().slice(0, 10);
}

/** Which parts of the filter narrow something. */
export function narrowing(filter: GamesFilter): (keyof GamesFilter)[] {
  return (["q", "member", "deck", "commander", "result", "since", "until"] as const).filter((part) => filter[part] !== undefined);
}
