import type { Client } from "pg";
import { hopsAChain, ways } from "./cast.ts";

/** How long the journal reaches back, in days. */
export const journalDays = 13;
const openStories = 800;
const players = ["Ash", "Briar", "Cedar", "Dahlia", "Elm", "Fern", "Hazel", "Ivy", "Juniper", "Laurel"];
const words = ["a late comeback", "mana screw", "infinite turns", "two wipes", "an early concession", "a long stall", "a lucky top-deck"];
const causes = ["no such game", "the disk is full", "a wrong token", "it took too long", "an unknown card", "a duplicate key"];

/**
 * Stories of five messages, each caused by the one before, spread over the days of the journal; of
 * the last ones some hops are still open. Every second story is a task's. Leaves them in the
 * temporary table `story (number, chain, age, ids, task_id)`, of which the other seeds are made.
 */
export async function seedStories(client: Client, messages: number): Promise<void> {
  const stories = Math.ceil(messages / hopsAChain);
  await client.query(
    `create temp table story as
     select number, number % 6 as chain, age, case when number % 2 = 0 then uuidv7(-age) end as task_id,
       array(select uuidv7(-(age - hop * interval '40 ms')) from generate_series(1, ${hopsAChain}) hop) as ids
     from generate_series(1, ${stories}) number, lateral (select (${stories} - number) * (interval '${journalDays} days' / ${stories}) as age) past`,
  );
  await client.query("create temp table way (chain int, hop int, sender text, recipient text, type text, primary key (chain, hop))");
  await client.query(
    "insert into way select * from jsonb_to_recordset($1::jsonb) as w (chain int, hop int, sender text, recipient text, type text)",
    [JSON.stringify(ways)],
  );
  // What becomes of each: of the newest stories the last hops are open, of all others one in 500 is dead.
  await client.query(
    `create temp table sent as
     select s.ids[w.hop] as id, s.ids[1] as conversation_id, s.ids[w.hop - 1] as causation_id, s.task_id, s.number * ${hopsAChain} + w.hop as n, s.number as story,
       w.sender, w.recipient, w.type, uuid_extract_timestamp(s.ids[w.hop]) as at,
       case when s.number > ${stories} - ${openStories} and w.hop > 2 then 'open' when (s.number * 31 + w.hop * 7) % 500 = 3 then 'dead' else 'handled' end as fate
     from story s join way w on w.chain = s.chain order by s.number, w.hop`,
  );
  await client.query("analyze story; analyze sent");
}

export async function seedMessages(client: Client): Promise<void> {
  await client.query(
    `select tatwats.keep_partitions((now() at time zone 'utc')::date - day, 0) from generate_series(0, ${journalDays + 2}) day`,
  );
  await client.query(
    `insert into tatwats.message (id, type, sender, recipient, payload, conversation_id, causation_id, task_id, sent_at, due_at)
     select id, type, sender, recipient, jsonb_build_object('game', md5('game ' || story)::uuid, 'player', (array[${quoted(players)}])[1 + n % ${players.length}] || ' ' || n % 2000,
       'turns', n % 23, 'note', (array[${quoted(words)}])[1 + story % ${words.length}] || ' ' || to_hex((n::bigint * 2654435761) % 4294967296), 'token', md5('token ' || n)),
       conversation_id, causation_id, task_id, at, at
     from sent`,
  );
  await seedInstances(client);
  await seedDeliveries(client);
  await seedMailboxes(client);
}

async function seedInstances(client: Client): Promise<void> {
  await client.query(
    `insert into tatwats.process (id, role, host, pid, started_at, heartbeat_at, stopped_at, end_reason)
     select uuidv7(-interval '${journalDays} days'), 'helpers', 'bench-' || n, 1000 + n, now() - interval '${journalDays} days', now() - interval '1 minute', now() - interval '1 minute', 'stopped'
     from generate_series(1, 2) n`,
  );
  await client.query(
    `insert into tatwats.instance (id, helper, version, process_id, state, started_at, stopped_at)
     select uuidv7(-interval '${journalDays} days'), h.name, '1.0.0', p.id, 'stopped', p.started_at, p.stopped_at from tatwats.helper h, tatwats.process p where p.host like 'bench-%'`,
  );
}

/** One in a hundred needed two attempts; the dead had five, for one of six causes. */
async function seedDeliveries(client: Client): Promise<void> {
  const error = `jsonb_build_object('name', case when story % 3 = 0 then 'TypeError' else 'Error' end, 'message', (array[${quoted(causes)}])[1 + story % ${causes.length}],
    'stack', 'Error: ' || (array[${quoted(causes)}])[1 + story % ${causes.length}] || repeat(E'\\n    at handle (bench.ts:1:1)', 8), 'fingerprint', left(md5('cause ' || story % ${causes.length}), 16))`;
  await client.query(`create temp table worker as select distinct on (helper) helper, id from tatwats.instance; analyze worker`);
  await client.query(
    `insert into tatwats.delivery (message_id, recipient, conversation_id, task_id, state, attempts, due_at, instance_id, started_at, ended_at, type, dead_reason, fingerprint)
     select s.id, s.recipient, s.conversation_id, s.task_id, s.fate, case when s.fate = 'dead' then 5 when n % 100 = 0 then 2 else 1 end, s.at, w.id,
       s.at + (1 + n % 40) * interval '1 ms', s.at + (3 + n % 90) * interval '1 ms', case when s.fate = 'dead' then s.type end,
       case when s.fate = 'dead' then 'Error: ' || (array[${quoted(causes)}])[1 + story % ${causes.length}] end, case when s.fate = 'dead' then left(md5('cause ' || story % ${causes.length}), 16) end
     from sent s join worker w on w.helper = s.recipient where s.fate <> 'open'`,
  );
  await client.query(
    `insert into tatwats.attempt (message_id, recipient, number, instance_id, started_at, ended_at, outcome, error)
     select s.id, s.recipient, number, w.id, s.at + number * interval '1 s', s.at + number * interval '1 s' + interval '5 ms', 'failed', ${error}
     from sent s join worker w on w.helper = s.recipient, generate_series(1, case when s.fate = 'dead' then 5 else 1 end) number
     where s.fate = 'dead' or (s.fate = 'handled' and s.n % 100 = 0)`,
  );
}

/** Of what is open a fifth is held by a paused route, and a tenth waits for another try. */
async function seedMailboxes(client: Client): Promise<void> {
  const held = ways.find(({ chain, hop }) => chain === 1 && hop === 4)!;
  await client.query("insert into tatwats.route (sender, type, recipient, paused) values ('*', $1, $2, true)", [held.type, held.recipient]);
  await client.query(
    `insert into tatwats.mailbox (message_id, recipient, type, sender, state, attempts, due_at, conversation_id, task_id)
     select id, recipient, type, sender, case when type = $1 and recipient = $2 then 'held' when n % 10 = 0 then 'later' else 'ready' end, case when n % 10 = 0 then 1 else 0 end,
       case when n % 10 = 0 then now() + interval '1 hour' else at end, conversation_id, task_id
     from sent where fate = 'open' order by n`,
    [held.type, held.recipient],
  );
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => `'${text}'`).join(", ");
}
