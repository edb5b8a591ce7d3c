import type { SeededDatabase } from "./own-database.ts";
import type { ConsoleServer } from "./serve.ts";

/** What all measurements of the console stand on. */
export interface ConsoleGround {
  database: SeededDatabase;
  server: ConsoleServer;
  /** What the questions and pages are called that are measured; all where it is empty. */
  about: string;
  /** Shorter windows and fewer rounds, to see that it runs. */
  quick: boolean;
  say(line: string): void;
}
