import type { TransactionalDatabase } from "tatwats";
import type { PrismaClient } from "../generated/client.ts";
import type { CardCatalogue } from "../features/cards/card-catalogue.ts";
import type { PodTracker } from "../helpers/podtracker-helpers.ts";
import type { Auth } from "./auth/create-auth.ts";
import type { Env } from "./env/read-env.ts";
import type { AppLogger } from "./logging/create-logger.ts";
import type { Presence } from "./realtime/announcer.ts";

/** What the features of one web process work with. */
export interface Services {
  env: Env;
  prisma: PrismaClient;
  /** The same database, without Prisma in between. */
  database: TransactionalDatabase;
  tatwats: PodTracker;
  auth: Auth;
  /** Those of now: ask for them anew each time, a new catalogue may come. */
  readonly cards: CardCatalogue;
  announcer: Presence;
  log: AppLogger;
}

/** Prisma inside the transaction of one request. */
export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
