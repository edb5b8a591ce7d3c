import type { Client } from "pg";
import { helperNames } from "./cast.ts";

/** As many as are kept of each helper. */
const linesAHelper = 2_000;
const batches = 120;

/** What else stands on an operator's pages: what helpers wrote, and what was done about dead letters. */
export async function seedDesk(client: Client): Promise<void> {
  await client.query(
    `insert into tatwats.helper_log (helper, at, level, message, detail)
     select helper, now() - (${linesAHelper} - n) * interval '4 minutes', case when n % 50 = 0 then 'error' when n % 10 = 0 then 'warn' else 'info' end,
       case when n % 50 = 0 then 'could not reach the printer' when n % 10 = 0 then 'slower than usual' else 'handled game ' || n end,
       jsonb_build_object('game', md5('game ' || n), 'turns', n % 23)
     from unnest($1::text[]) helper, generate_series(1, ${linesAHelper}) n order by n, helper`,
    [helperNames],
  );
  await client.query(
    `insert into tatwats.batch (id, deed, filter, reason, actor, state, died_before, total, done, refused, started_at, ended_at)
     select uuidv7(-age), case when n % 3 = 0 then 'discard' else 'redrive' end, jsonb_build_object('recipient', ($1::text[])[1 + n % ${helperNames.length}]), 'The card exists now.',
       jsonb_build_object('kind', 'user', 'id', 'operator-' || n % 4, 'name', 'Operator ' || n % 4), 'done', now() - age, 100, 100 - n % 3, n % 3, now() - age, now() - age + interval '2 s'
     from generate_series(1, ${batches}) n, lateral (select n * interval '5 hours' as age) a`,
    [helperNames],
  );
}
