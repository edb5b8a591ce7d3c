import type { Tatwats } from "tatwats";
import type { Announcer } from "../platform/realtime/announcer.ts";
import { theArchivist } from "./the-archivist/the-archivist.ts";
import { createTheAuthor } from "./the-author/the-author.ts";

/** All of PodTracker's helpers; both kinds of process know them, one runs them. */
export function podTrackerHelpers(announcer: Announcer) {
  return [theArchivist, createTheAuthor(announcer)] as const;
}

export type PodTracker = Tatwats<ReturnType<typeof podTrackerHelpers>>;
