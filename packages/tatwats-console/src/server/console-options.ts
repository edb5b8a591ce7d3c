import type { IncomingHttpHeaders } from "node:http";
import type { Server } from "socket.io";
import type { Steering, Tatwats } from "tatwats";
import type { ConsoleRole, Operator } from "../contract/operator.ts";
import type { MailRow, PersonRow } from "../contract/person.ts";

export interface ConsoleOptions {
  tatwats: Pick<Tatwats, "database" | "world" | "audit" | "verifyAudit" | "steer" | "helpers" | "workflows">;
  /** Tells who is asking, by a request's or a socket's headers. The application knows its accounts; the console only asks it. */
  authorise(request: { headers: IncomingHttpHeaders }): Promise<Operator | "not-signed-in" | "not-an-operator">;
  /** The application's Socket.IO server: the console takes its namespace `/ops`. Without it the pages ask every few seconds. */
  sockets?: Server;
  /** The application's accounts, for the page of users and roles. */
  people?: PeopleDesk;
  /** What the application would have sent by mail. */
  mails?: { list(filter: { q?: string; limit: number; cursor?: string }): Promise<PageOf<MailRow>> };
  /** Where the built pages are; the console's own build unless a test says otherwise. */
  webFolder?: string;
}

export interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** What the console needs to know and to do about the application's accounts. */
export interface PeopleDesk {
  /** @throws an error of the application's for a cursor that is not one of this list */
  list(filter: { q?: string; role?: ConsoleRole | "any" | "none"; limit: number; cursor?: string }): Promise<PageOf<PersonRow>>;
  /**
   * Gives or takes a role, or bars an account, and puts it on the audit log in the same transaction.
   * Undefined where nobody has this id. It refuses to leave the installation without an admin.
   */
  change(id: string, change: { role?: ConsoleRole | null; disabled?: boolean }, steering: Steering): Promise<PersonRow | undefined>;
}
