import { writeDeed } from "../audit/write-deed.ts";
import type { Database, TransactionalDatabase } from "../database/database.ts";
import { notify } from "../database/notices.ts";
import { TatwatsError } from "../errors.ts";
import type { World, Steering } from "../interfaces.ts";

export interface RouteName {
  /** A helper's or the application's name, or `*` for every sender. */
  sender: string;
  type: string;
  recipient: string;
}

export interface RouteRules {
  /** Whether it may be sent at all. */
  allowed: boolean;
  /** Whether what is published reaches the recipient. */
  subscribed: boolean;
  /** Whether deliveries are held. */
  paused: boolean;
  /** Deliveries a second at most, over all instances; null for as many as come. */
  rateLimit: number | null;
}

export interface Route extends RouteName, RouteRules {
  revision: number;
  held: number;
}

interface RouteRow extends RouteName {
  allowed: boolean;
  subscribed: boolean;
  paused: boolean;
  rate_limit: number | null;
  revision: number;
  held: number;
}

/** The routes that differ from what the contracts say. */
export async function listRoutes(db: Database): Promise<Route[]> {
  const { rows } = await db.query<RouteRow>(
    `select r.*, (select count(*)::int from tatwats.mailbox b where b.recipient = r.recipient and b.type = r.type and b.state = 'held'
       and r.sender in ('*', b.sender)) as held
     from tatwats.route r order by r.recipient, r.type, r.sender`,
  );
  return rows.map(routeOf);
}

function routeOf({ sender, type, recipient, allowed, subscribed, paused, rate_limit, revision, held }: RouteRow): Route {
  return { sender, type, recipient, allowed, subscribed, paused, rateLimit: rate_limit, revision, held };
}

/**
 * Changes a route. Pausing one holds what waits on it and what comes; nothing is lost.
 *
 * @throws TatwatsError `refused` for a rate that makes no sense
 */
export async function steerRoute(
  database: TransactionalDatabase,
  world: World,
  { sender, type, recipient }: RouteName,
  rules: Partial<RouteRules>,
  steering: Steering,
): Promise<void> {
  const { rateLimit } = rules;
  if (rateLimit !== undefined && rateLimit !== null && !(rateLimit > 0 && rateLimit <= 100_000)) {
    throw new TatwatsError("refused", "A route's rate is more than 0 and at most 100,000 a second, or null for none.");
  }
  await database.transaction(async (tx) => {
    // A claim that has begun is let through first; whatever is sent after this has returned is held.
    await tx.query("select pg_advisory_xact_lock(hashtextextended('tatwats.claim ' || $1, 0))::text", [recipient]);
    await tx.query("insert into tatwats.route (sender, type, recipient, tokens) values ($1, $2, $3, 1) on conflict do nothing", [
      sender,
      type,
      recipient,
    ]);
    const { rows } = await tx.query<RouteRow>(
      "select *, 0 as held from tatwats.route where (sender, type, recipient) = ($1, $2, $3) for update",
      [sender, type, recipient],
    );
    const before = routeOf(rows[0]!);
    const after = { ...before, ...rules };
    await tx.query(
      `update tatwats.route set allowed = $4, subscribed = $5, paused = $6, rate_limit = $7::real, revision = revision + 1, updated_at = now()
       where (sender, type, recipient) = ($1, $2, $3)`,
      [sender, type, recipient, after.allowed, after.subscribed, after.paused, after.rateLimit],
    );
    await settleHeld(tx);
    await notify(tx, "control", "routes");
    await notify(tx, "wake", recipient);
    await writeDeed(tx, world, steering, {
      action: "route.changed",
      target: { kind: "route", id: `${sender} ${type} ${recipient}`, name: `${type} from ${sender} to ${recipient}` },
      detail: { before: rulesOf(before), after: rulesOf(after) },
    });
  });
}

function rulesOf({ allowed, subscribed, paused, rateLimit }: RouteRules): RouteRules {
  return { allowed, subscribed, paused, rateLimit };
}

/**
 * Holds what waits on a paused route, and lets go what no paused route holds. Called at a change, and
 * now and then: a send that was under way during the change may have seen the old rule.
 */
export async function settleHeld(db: Database): Promise<void> {
  await db.query(
    `update tatwats.mailbox b set state = 'held' from tatwats.route r
     where r.paused and b.recipient = r.recipient and b.type = r.type and r.sender in ('*', b.sender) and b.state in ('ready', 'later')`,
  );
  await db.query(
    `update tatwats.mailbox b set state = case when b.due_at > clock_timestamp() then 'later' else 'ready' end
     where b.state = 'held' and not exists (
       select 1 from tatwats.route r where r.paused and b.recipient = r.recipient and b.type = r.type and r.sender in ('*', b.sender))`,
  );
}
