import { liveEventsOf, type LiveStory, storyOf } from "@podtracker/rules";
import type { Database } from "tatwats";
import { readKeptEvents } from "./kept-event.ts";
import { readLiveStart } from "./live-start.ts";

/** What happened at the table of a game; null where it was not counted in the app. */
export async function readStory(db: Database, gameId: string): Promise<LiveStory | null> {
  const start = await readLiveStart(db, gameId);
  return start ? storyOf(start, liveEventsOf(await readKeptEvents(db, gameId, 0))) : null;
}
