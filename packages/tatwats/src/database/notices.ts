import type { Database } from "./database.ts";

/** On which processes hurry each other up. What they say is looked for without a word too. */
export const channels = {
  /** A recipient has something in its mailbox; says its name. */
  wake: "tatwats_wake",
  /** An operator wants something else; says the helper's name, `routes`, or `cancel <task>`. */
  control: "tatwats_control",
  /** A question was settled; says its id. */
  answer: "tatwats_answer",
} as const;

/** Tells all processes when the transaction commits; several of the same are one. */
export async function notify(tx: Database, channel: keyof typeof channels, word: string): Promise<void> {
  await tx.query("select pg_notify($1, $2)::text", [channels[channel], word]);
}
