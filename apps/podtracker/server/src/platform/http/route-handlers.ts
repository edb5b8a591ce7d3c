import type { RouteName, Routes, ServerEvent, ServerEventPayload, Topic } from "@podtracker/contract";
import type { Actor, AuditRecord, Database } from "tatwats";
import type { z } from "zod";
import type { Membership } from "../auth/membership.ts";
import type { SessionUser } from "../auth/session.ts";
import type { Services, Tx } from "../services.ts";

/** All that the handler of a route gets, by argument. */
export interface Call<Name extends RouteName = RouteName> {
  params: z.output<Routes[Name]["params"]>;
  query: z.output<Routes[Name]["query"]>;
  body: z.output<Routes[Name]["body"]>;
  /** Who asks. Reading it in a public route is a fault of the program and throws. */
  user: SessionUser;
  /** My membership, where the route is about a pod or a game of one; reading it elsewhere throws. */
  member: Membership;
  /** The request's own transaction where it writes: all of it commits, or nothing. */
  db: Tx;
  /** The same transaction as SQL, for what is done at every turn: see `ask`. */
  sql: Database;
  services: Services;
  now: Date;
  /** Where the request came from, as entries of the audit log say it. */
  address: string;
  newId(): string;
  /** Tells the sockets, once the transaction has committed. */
  announce<Event extends ServerEvent>(topic: Topic | `user:${string}`, event: Event, payload: ServerEventPayload<Event>): void;
  /** Ends what a person's sockets hear of a pod, on all web processes, once the transaction has committed. */
  expel(userId: string, podId: string): void;
  /** Ends the sockets of a session, once the transaction that ended it has committed. */
  endSockets(sessionId: string): void;
  /** Puts on record who did what, in the request's transaction. */
  audit(record: AuditRecord): Promise<void>;
  /** The person as tasks and audit entries name them. */
  actor: Actor;
}

export type Handler<Name extends RouteName> = (call: Call<Name>) => Promise<z.input<Routes[Name]["result"]>>;

/** The call of a handler that does without Prisma. */
export type SqlCall<Name extends RouteName = RouteName> = Omit<Call<Name>, "db">;

/** For writes of which there are many a second: a transaction of Prisma's costs as much as all else in them. */
export interface SqlHandler<Name extends RouteName> {
  inSql(call: SqlCall<Name>): Promise<z.input<Routes[Name]["result"]>>;
}

/** A handler for every route of the contract: one that is missing does not compile. */
export type Handlers = { [Name in RouteName]: Handler<Name> | SqlHandler<Name> };
