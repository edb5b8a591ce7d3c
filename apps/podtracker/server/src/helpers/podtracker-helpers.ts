import type { Tatwats } from "tatwats";
import type { Announcer } from "../platform/realtime/announcer.ts";
import { theArchivist } from "./the-archivist/the-archivist.ts";
import { createTheAuthor } from "./the-author/the-author.ts";
import { createTheHerald } from "./the-herald/the-herald.ts";
import type { MailServer } from "./the-herald/send-mail.ts";
import { theLibrarian } from "./the-librarian/the-librarian.ts";
import { theJanitor } from "./the-janitor/the-janitor.ts";
import { createTheOperator } from "./the-operator/the-operator.ts";

/** What the helpers take from their process. */
export interface HelpersWorld {
  announcer: Announcer;
  dataDir: string;
  /** Undefined where none is set. */
  mailServer: MailServer | undefined;
}

/** All of PodTracker's helpers; both kinds of process know them, one runs them. */
export function podTrackerHelpers({ announcer, dataDir, mailServer }: HelpersWorld) {
  return [
    theArchivist,
    createTheAuthor(announcer),
    theLibrarian,
    createTheHerald(announcer, mailServer),
    createTheOperator({ dataDir }),
    theJanitor,
  ] as const;
}

export type PodTracker = Tatwats<ReturnType<typeof podTrackerHelpers>>;
