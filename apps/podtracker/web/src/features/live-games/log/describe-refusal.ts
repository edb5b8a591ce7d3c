import type { EventsAnswer, KeptEvent } from "@podtracker/contract";
import { effectiveEvents, liveEventsOf } from "@podtracker/rules";
import { counted } from "../../../app/counted.ts";
import type { Table } from "./table.ts";

/** Says that the server did not take what was said here, and why. */
export function describeRefusal(table: Table, [first, ...rest]: EventsAnswer["rejected"]): string {
  const ended = first!.code === "game-over" ? endOf(table) : undefined;
  const why = ended ? `${ended.by.name} has ended the game.` : first!.detail;
  return rest.length > 0 ? `${why} ${counted(rest.length + 1, "change")} not counted.` : `${why} Not counted.`;
}

function endOf({ kept }: Table): KeptEvent | undefined {
  return effectiveEvents(liveEventsOf(kept)).find(({ type }) => type === "game.finished");
}
