import { createTatwats } from "tatwats";
import { application, cast } from "./cast.ts";

/** A web process of the bench's cast, not yet started: nothing handles beside it. */
export function openCast(connectionString: string, keyFolder: string) {
  const log = { info() {}, warn: console.error, error: console.error };
  return createTatwats({ connectionString, helpers: cast, application, role: "web", runHelpers: false, keyFolder, log });
}
