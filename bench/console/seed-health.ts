import type { Client } from "pg";
import { helperNames, ways } from "./cast.ts";
import { journalDays } from "./seed-messages.ts";

const days = 90;
const ofProcesses = ["memoryBytes", "eventLoopDelayMs", "cpu", "poolConnections", "poolIdle", "poolWaiting", "requestsPerSecond"];
const ofMail = ["backlog", "oldestWaitingSeconds", "deadLetters"];
const components = ["system", "database", "the_mediator", "web", "helpers", ...helperNames];

/** How long each time is on which ways are counted, and for how many days it is told. */
const edgeTables = [
  { table: "edge_minute", minutes: 1, reach: journalDays },
  { table: "edge_quarter", minutes: 15, reach: journalDays },
  { table: "edge_hour", minutes: 60, reach: days },
  { table: "edge_day", minutes: 24 * 60, reach: days },
] as const;

/** Ninety days of figures by the hour and the day, as many of shorter times as the journal is long (of each helper: two), recorded states, and incidents. */
export async function seedHealth(client: Client): Promise<void> {
  await client.query("create temp table figure (subject text, name text)");
  await client.query("insert into figure select * from jsonb_to_recordset($1::jsonb) as f (subject text, name text)", [
    JSON.stringify(figures()),
  ]);
  for (const [unit, reach] of [
    ["hour", days],
    ["minute", journalDays],
  ] as const) {
    await client.query(
      `insert into tatwats.figure_${unit} (at, subject, name, samples, total, highest, latest)
       select at, f.subject, f.name, 12, 12 * value, value * 1.5, value
       from figure f, generate_series(date_trunc('${unit}', now()) - case when '${unit}' = 'minute' and f.subject like 'the_%' then interval '2 days' else interval '${reach} days' end, now(), interval '1 ${unit}') at,
         lateral (select case when f.name = 'memoryBytes' then 2e8 else 10 end * (1 + 0.5 * sin(extract(epoch from at) / 14000 + length(f.subject)))::float8 as value) v`,
    );
  }
  for (const { table, minutes, reach } of edgeTables) {
    const span = `interval '${minutes} minutes'`;
    await client.query(
      `insert into tatwats.${table} (at, sender, recipient, type, sent, handled, failed, expired, wait, handle)
       select at, w.sender, w.recipient, w.type, n, n, n / 60, 0, array[0, n / 2, n / 4, n / 8, n / 8, 1], array[0, 0, n / 2, n / 4, n / 8, n / 8, 0, 1]
       from generate_series(date_bin(${span}, now(), '2000-01-01Z') - interval '${reach} days', now(), ${span}) at,
         jsonb_to_recordset($1::jsonb) as w (sender text, recipient text, type text, hop int),
         lateral (select ((20 + w.hop * 8) * (1.2 + sin(extract(epoch from at) / 14000 + w.hop)))::int * ${minutes} as n) c`,
      [JSON.stringify(ways)],
    );
  }
  await seedStates(client);
}

function figures(): { subject: string; name: string }[] {
  const of = (subjects: readonly string[], names: readonly string[]) =>
    subjects.flatMap((subject) => names.map((name) => ({ subject, name })));
  return [
    ...of(["system"], [...ofProcesses, ...ofMail, "activeTasks"]),
    ...of(["web", "helpers"], ofProcesses),
    ...of(helperNames, ofMail),
  ];
}

/** Each component was amiss for a while every five days, the whole with the database; each time an incident says so. */
async function seedStates(client: Client): Promise<void> {
  await client.query("create temp table part as select name, number::int from unnest($1::text[]) with ordinality as c (name, number)", [
    components,
  ]);
  await client.query(
    `create temp table spell as
     select name, begins, ends, case when (number + round) % 3 = 0 then 'down' else 'degraded' end as status
     from part, generate_series(0, ${days / 5 - 1}) round,
       lateral (select now() - interval '${days} days' + round * interval '5 days' + number * interval '97 minutes' as begins) b,
       lateral (select begins + (3 + (number * 7 + round * 5) % 40) * interval '1 minute' as ends) e`,
  );
  await client.query(
    `insert into tatwats.status_interval (component, since, status, reason, seen_at, until)
     select name, begins, status, case status when 'down' then 'No instance is running.' else 'Its last attempts failed.' end, ends, ends from spell
     union all
     select name, ends, 'operational', 'Answers.', coalesce(next, now()), next from (select name, ends, lead(begins) over (partition by name order by begins) as next from spell) s
     union all
     select name, now() - interval '${days} days', 'operational', 'Answers.', min(begins), min(begins) from spell group by name`,
  );
  await client.query(
    `insert into tatwats.incident (id, rule, component, severity, sentence, opened_at, seen_at, closed_at)
     select uuidv7(begins - now()), case status when 'down' then 'component-down' else 'helper-failing' end, name, case status when 'down' then 'critical' else 'warning' end,
       name || case status when 'down' then ' is down. No instance is running.' else ': the last attempts all failed.' end, begins, ends, ends
     from spell where name <> 'system'`,
  );
}
