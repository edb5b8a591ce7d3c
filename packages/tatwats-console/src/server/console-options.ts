import type { FastifyRequest } from "fastify";
import type { Tatwats } from "tatwats";
import type { Operator } from "../contract/operator.ts";

export interface ConsoleOptions {
  tatwats: Pick<Tatwats, "database" | "world" | "audit" | "verifyAudit">;
  /** Tells who is asking. The application knows its accounts; the console only asks it. */
  authorise(request: FastifyRequest): Promise<Operator | "not-signed-in" | "not-an-operator">;
  /** Where the built pages are; the console's own build unless a test says otherwise. */
  webFolder?: string;
}
