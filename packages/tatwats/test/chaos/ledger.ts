import type { Database } from "../../src/index.ts";

/**
 * Two books that must agree at the end. The door writes down what it has sent: in the transaction of
 * the send, or when a send has returned. The helpers write down every effect, without any constraint
 * that could hide a second one.
 */
export async function createLedger(db: Database): Promise<void> {
  await db.query(
    `create table sent (key text not null, number int not null, primary key (key, number));
     create table acknowledged (key text not null, number int not null, primary key (key, number));
     create table effect (position bigint generated always as identity primary key, key text not null, number int not null);
     create table followed (key text not null, number int not null);
     create table counter (key text primary key, effects int not null)`,
  );
}

export interface Balance {
  sent: number;
  acknowledged: number;
  effects: number;
  /** What does not add up, a sentence each; empty when all is well. */
  faults: string[];
}

/** Counts every message and every effect. */
export async function balance(db: Database): Promise<Balance> {
  const { rows } = await db.query<Record<string, number>>(
    `select
       (select count(*) from sent)::int as sent,
       (select count(*) from acknowledged)::int as acknowledged,
       (select count(*) from effect)::int as effects,
       (select count(*) from (select key, number from sent union select key, number from acknowledged except select key, number from effect) x)::int as lost,
       (select count(*) from (select key, number from effect where key like 'tx-%' except select key, number from sent) x)::int as never_sent,
       (select count(*) from (select key, number from effect group by 1, 2 having count(*) > 1) x)::int as twice,
       (select count(*) from (select key, number from followed group by 1, 2 having count(*) > 1) x)::int as followed_twice,
       (select count(*) from (select key, number from effect except select key, number from followed) x)::int as not_followed,
       (select count(*) from (select number < lag(number) over (partition by key order by position) as wrong from effect) x where wrong)::int as out_of_order,
       (select count(*) from (select key, sum(1)::int as n from effect group by key) e join counter c using (key) where c.effects <> e.n)::int as miscounted,
       (select count(*) from tatwats.mailbox)::int as open,
       (select count(*) from tatwats.every_delivery where state not in ('handled'))::int as unhandled`,
  );
  const { sent, acknowledged, effects, ...wrong } = rows[0]!;
  const faults = Object.entries(wrong)
    .filter(([, count]) => count !== 0)
    .map(([what, count]) => `${what.replaceAll("_", " ")}: ${count}`);
  return { sent: sent!, acknowledged: acknowledged!, effects: effects!, faults };
}
