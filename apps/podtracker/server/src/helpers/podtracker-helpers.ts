import type { Tatwats } from "tatwats";
import type { Announcer } from "../platform/realtime/announcer.ts";
import { theArchivist } from "./the-archivist/the-archivist.ts";
import { createTheAuthor } from "./the-author/the-author.ts";
import { createTheHerald } from "./the-herald/the-herald.ts";
import { theLibrarian } from "./the-librarian/the-librarian.ts";

/** All of PodTracker's helpers; both kinds of process know them, one runs them. */
export function podTrackerHelpers(announcer: Announcer) {
  return [theArchivist, createTheAuthor(announcer), theLibrarian, createTheHerald(announcer)] as const;
}

export type PodTracker = Tatwats<ReturnType<typeof podTrackerHelpers>>;
