import { Client, Pool } from "pg";
import type { Observer, Payload } from "./contestant.ts";

/** The one insert that every handler on PostgreSQL does. */
export const insertEffect = "insert into bench_effect (number, text) values ($1, $2)";

export const effectOf = ({ number, text }: Payload) => [number, text];

export async function createEffectTable(url: string): Promise<void> {
  await onDatabase(url, async (client) => {
    await client.query(
      "create table bench_effect (id bigint generated always as identity primary key, number int not null, text text not null)",
    );
  });
}

/** @param recorded how many messages the contestant itself calls handled, as SQL; empty where it keeps no record */
export async function observeEffects(url: string, recorded: string): Promise<Observer> {
  const pool = new Pool({ connectionString: url, max: 1 });
  const count = async (sql: string) => Number((await pool.query<{ count: string }>(sql)).rows[0]!.count);
  await count("select count(*) from bench_effect");
  return {
    effects: () => count("select count(*) from bench_effect"),
    recorded: async () => (recorded ? await count(recorded) : undefined),
    stop: () => pool.end(),
  };
}

export async function onDatabase<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
