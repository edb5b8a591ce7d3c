import { type AnyHelper, currentSettings, type Database, TatwatsError } from "tatwats";
import { ConsoleError } from "./console-error.ts";

/** Says which revision is current when somebody else was faster. @throws ConsoleError `revision-conflict` */
export async function withCurrentRevision<Saved>(database: Database, helper: AnyHelper, save: () => Promise<Saved>): Promise<Saved> {
  try {
    return await save();
  } catch (error) {
    if (!(error instanceof TatwatsError) || error.code !== "revision-conflict") throw error;
    const { revision } = await currentSettings(database, helper);
    throw new ConsoleError("revision-conflict", error.message, { cause: error, revision });
  }
}
