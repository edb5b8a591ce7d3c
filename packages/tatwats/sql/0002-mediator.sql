-- What is said: messages, and their deliveries.
--
-- The journal (message, delivery, attempt) is written once and lies in day partitions on the message's
-- id: UUIDv7 begin with their time, so a day is a range of ids, and retention drops whole partitions.
-- The mailbox holds only what is still open, and so stays small however long the history is.

create table tatwats.message (
  id              uuid primary key,
  type            text not null,
  sender          text not null,
  -- null when published: then there is one delivery per subscriber
  recipient       text,
  payload         jsonb not null,
  conversation_id uuid not null,
  causation_id    uuid,
  task_id         uuid,
  key             text,
  priority        smallint not null default 0,
  sent_at         timestamptz not null,
  due_at          timestamptz not null,
  expires_at      timestamptz,
  -- W3C trace context of whoever sent it
  trace           text
) partition by range (id);
create index message_conversation on tatwats.message (conversation_id, id);
create index message_type on tatwats.message (type, id desc);

-- Deliveries that are settled: nothing happens to them any more, unless somebody redrives a dead one.
create table tatwats.delivery (
  message_id      uuid not null,
  recipient       text not null,
  conversation_id uuid not null,
  task_id         uuid,
  state           text not null check (state in ('handled', 'dead', 'discarded', 'expired')),
  key             text,
  attempts        int not null,
  due_at          timestamptz not null,
  instance_id     uuid,
  -- of the last attempt
  started_at      timestamptz,
  ended_at        timestamptz not null,
  -- as its mailbox row had them, for a redrive
  max_attempts    int,
  within_ms       int,
  min_version     int[],
  -- its message's, where it was not handled: so the dead are told apart without the messages
  type            text,
  -- why it is dead or was discarded
  dead_reason     text,
  fingerprint     text,
  primary key (message_id, recipient)
) partition by range (message_id);
create index delivery_dead on tatwats.delivery (recipient, fingerprint, ended_at) where state = 'dead';
create index delivery_unhandled on tatwats.delivery (state, message_id) where state <> 'handled';
create index delivery_unhandled_of_task on tatwats.delivery (task_id) where task_id is not null and state <> 'handled';

-- Attempts that did not handle their delivery. The one that did is the delivery's own started_at and ended_at.
create table tatwats.attempt (
  message_id  uuid not null,
  recipient   text not null,
  number      int not null,
  instance_id uuid not null,
  started_at  timestamptz not null,
  ended_at    timestamptz not null,
  -- 'lost' when its process died under it, 'cancelled' when its task was
  outcome     text not null check (outcome in ('failed', 'timed-out', 'refused', 'expired', 'lost', 'cancelled')),
  -- { name, message, stack, fingerprint }
  error       jsonb,
  primary key (message_id, recipient, number)
) partition by range (message_id);
create index attempt_ended on tatwats.attempt (recipient, ended_at);

-- For ids of a day that has no partition: a clock far from the database's.
create table tatwats.message_default partition of tatwats.message default;
create table tatwats.delivery_default partition of tatwats.delivery default;
create table tatwats.attempt_default partition of tatwats.attempt default;

create table tatwats.mailbox (
  -- the order of sending: given by the database, so that no clock decides it
  position        bigint generated always as identity primary key,
  message_id      uuid not null,
  recipient       text not null,
  type            text not null,
  sender          text not null,
  key             text,
  priority        smallint not null default 0,
  -- 'later' until due_at; 'held' while its route is paused
  state           text not null check (state in ('ready', 'later', 'held', 'active')),
  -- not to be handled in a batch with others: an attempt on it, or beside it, ended in a crash
  alone           boolean not null default false,
  attempts        int not null default 0,
  -- attempts that no longer count, from before a redrive
  attempts_before int not null default 0,
  -- limits of the step it belongs to; null takes what the helper's definition says
  max_attempts    int,
  within_ms       int,
  -- the lowest version of the recipient that understands it
  min_version     int[],
  due_at          timestamptz not null,
  expires_at      timestamptz,
  conversation_id uuid not null,
  task_id         uuid,
  instance_id     uuid,
  started_at      timestamptz,
  unique (message_id, recipient)
) with (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000
);
create index mailbox_ready on tatwats.mailbox (recipient, priority desc, position) where state = 'ready';
create index mailbox_later on tatwats.mailbox (recipient, due_at) where state = 'later';
create index mailbox_active on tatwats.mailbox (instance_id) where state = 'active';
create index mailbox_held on tatwats.mailbox (recipient, type) where state = 'held';
create index mailbox_task on tatwats.mailbox (task_id) where task_id is not null;
-- keys that must wait: one of their messages is at work, held, or failed and waits for its next try
create index mailbox_blocking on tatwats.mailbox (recipient, key)
  where key is not null and (state in ('active', 'held') or (state = 'later' and (attempts > attempts_before or alone)));
create index mailbox_key on tatwats.mailbox (recipient, key, position) where key is not null;
create index mailbox_newer on tatwats.mailbox (recipient) where min_version is not null;

-- A send that was named by its sender happens once.
create table tatwats.sent_once (
  sender     text not null,
  key        text not null,
  message_id uuid not null,
  -- of recipient, type and payload: the same name for something else is a mistake
  digest     text not null,
  sent_at    timestamptz not null default now(),
  primary key (sender, key)
);
create index sent_once_old on tatwats.sent_once (sent_at);

-- Rules of the_mediator where they differ from what the contracts say: everybody may send a helper
-- what it accepts, and who accepts a type subscribes to it. Sender '*' means every sender.
create table tatwats.route (
  sender          text not null,
  type            text not null,
  recipient       text not null,
  allowed         boolean not null default true,
  subscribed      boolean not null default true,
  paused          boolean not null default false,
  -- deliveries a second at most; null for as many as come
  rate_limit      real check (rate_limit > 0),
  -- how many of its deliveries may begin at once, as of refilled_at
  tokens          real not null default 0,
  refilled_at     timestamptz not null default now(),
  revision        int not null default 1,
  updated_at      timestamptz not null default now(),
  primary key (recipient, type, sender)
);

-- Deeds on many dead letters at once, worked off portion by portion.
create table tatwats.batch (
  id                uuid primary key,
  deed              text not null check (deed in ('redrive', 'discard')),
  filter            jsonb not null,
  -- RFC 7396, applied to each payload that is redriven
  patch             jsonb,
  reason            text not null,
  actor             jsonb not null,
  -- from where it was asked for, as the log says of all that is done for it
  address           text,
  state             text not null default 'running' check (state in ('running', 'done', 'failed')),
  -- what dies later, also again, is not of it
  died_before       timestamptz not null,
  -- as counted when it began; then those done, and those that stay dead because their edited payload did not fit
  total             int not null,
  done              int not null default 0,
  refused           int not null default 0,
  faults            jsonb not null default '[]',
  failure           text,
  -- the last letter that was dealt with
  reached_message   uuid,
  reached_recipient text,
  -- who works at it, and until when it is left to them without a sign of life
  holder            uuid,
  lease_until       timestamptz,
  started_at        timestamptz(3) not null default now(),
  ended_at          timestamptz
);
create index batch_newest on tatwats.batch (started_at desc, id desc);
create index batch_running on tatwats.batch (lease_until) where state = 'running';

-- All deliveries in the glossary's words, open and settled.
create view tatwats.every_delivery as
  select b.message_id, b.recipient, b.conversation_id, b.task_id,
         case when b.state = 'active' then 'active'
              when b.state = 'held' or h.desired <> 'running' then 'held'
              else 'waiting' end as state,
         b.attempts, b.due_at, b.instance_id, b.started_at, null::timestamptz as ended_at, null::text as dead_reason, null::text as fingerprint
  from tatwats.mailbox b left join tatwats.helper h on h.name = b.recipient
  union all
  select message_id, recipient, conversation_id, task_id, state, attempts, due_at, instance_id, started_at, ended_at, dead_reason, fingerprint
  from tatwats.delivery;

-- All attempts: those that failed, the one that handled, and the one at work (its outcome is null).
create view tatwats.every_attempt as
  select message_id, recipient, number, instance_id, started_at, ended_at, outcome, error from tatwats.attempt
  union all
  select message_id, recipient, attempts, instance_id, started_at, ended_at, 'handled', null from tatwats.delivery
  where state = 'handled'
  union all
  select message_id, recipient, attempts, instance_id, started_at, null, null, null from tatwats.mailbox where state = 'active';

-- Sends messages: `drafts` is an array of { id, type, sender, recipient, payload, conversationId,
-- causationId, taskId, key, priority, delayMs, expiresInMs, trace, once, digest, maxAttempts, withinMs }, and
-- `addresses` one of { id, name, key, minVersion }, as many for each draft as it has recipients. Times are the database's. Those whose `once` was used before are passed over,
-- and come back with the id of the first.
create function tatwats.send(drafts jsonb, addresses jsonb) returns table (sent_as uuid, first_id uuid, first_digest text) language plpgsql set jit = off as $$
declare
  sent timestamptz := clock_timestamp();
  some_paused boolean := exists (select 1 from tatwats.route r where r.paused);
begin
  if jsonb_path_exists(drafts, '$[*].once ? (@ != null)') then
    insert into tatwats.sent_once (sender, key, message_id, digest)
      select d ->> 'sender', d ->> 'once', (d ->> 'id')::uuid, d ->> 'digest'
      from jsonb_array_elements(drafts) d where d ->> 'once' is not null
      order by 1, 2
      on conflict do nothing;
    return query
      select (d ->> 'id')::uuid, o.message_id, o.digest
      from jsonb_array_elements(drafts) d
      join tatwats.sent_once o on o.sender = d ->> 'sender' and o.key = d ->> 'once'
      where o.message_id <> (d ->> 'id')::uuid;
    drafts := (select coalesce(jsonb_agg(d order by n), '[]') from jsonb_array_elements(drafts) with ordinality as each (d, n)
               where not exists (select 1 from tatwats.sent_once o where o.sender = d ->> 'sender' and o.key = d ->> 'once'
                                 and o.message_id <> (d ->> 'id')::uuid));
  end if;
  with draft as materialized (
    select d.*, sent + make_interval(secs => coalesce(d."delayMs", 0) / 1000) as due
    from rows from (jsonb_to_recordset(drafts) as (
      id uuid, type text, sender text, recipient text, payload jsonb, "conversationId" uuid, "causationId" uuid, "taskId" uuid,
      key text, priority smallint, "delayMs" float8, "expiresInMs" float8, trace text, "maxAttempts" int, "withinMs" int))
      with ordinality as d (id, type, sender, recipient, payload, "conversationId", "causationId", "taskId",
      key, priority, "delayMs", "expiresInMs", trace, "maxAttempts", "withinMs", n)
  ), journal as (
    insert into tatwats.message
      (id, type, sender, recipient, payload, conversation_id, causation_id, task_id, key, priority, sent_at, due_at, expires_at, trace)
    select id, type, sender, recipient, payload, "conversationId", "causationId", "taskId", key, coalesce(priority, 0), sent, due,
           due + make_interval(secs => "expiresInMs" / 1000), trace
    from draft
  )
  insert into tatwats.mailbox
    (message_id, recipient, type, sender, key, priority, state, max_attempts, within_ms, min_version, due_at, expires_at, conversation_id, task_id)
  select d.id, t.name, d.type, d.sender, coalesce(d.key, t.key), coalesce(d.priority, 0),
         case when some_paused and exists (select 1 from tatwats.route r where r.paused and r.recipient = t.name and r.type = d.type and r.sender in ('*', d.sender))
              then 'held' when d.due > sent then 'later' else 'ready' end,
         d."maxAttempts", d."withinMs", t."minVersion", d.due, d.due + make_interval(secs => d."expiresInMs" / 1000), d."conversationId", d."taskId"
  from draft d join jsonb_to_recordset(addresses) as t (id uuid, name text, key text, "minVersion" int[]) on t.id = d.id
  order by d.n;
end $$;

-- Takes up to `wanted` due deliveries for an instance, in their order, and puts on record that they are
-- at work. Claims of one recipient come one after the other, so that the rules hold without races:
-- nobody takes a message whose key has an earlier one open, nor more than a route's rate, nor what is
-- held. A claim that a crash of the database forgets is made again: it need not wait for the disk.
create function tatwats.claim(who text, instance uuid, wanted int, my_version int[])
returns table (
  "position" bigint, attempts int, attempts_before int, max_attempts int, within_ms int, alone boolean, expired boolean, task_id uuid, due_at timestamptz, claimed_at timestamptz,
  id uuid, type text, sender text, recipient text, payload jsonb, conversation_id uuid, causation_id uuid, key text,
  sent_at timestamptz, message_due_at timestamptz, expires_at timestamptz, trace text, priority smallint
) language plpgsql
-- The mailbox goes from empty to full and back within seconds: statistics of it are never true, and its indexes always right.
set enable_seqscan = off set enable_bitmapscan = off set jit = off as $$
declare
  blocked text[];
  taken bigint[] := '{}';
  lowest uuid;
  highest uuid;
  limits jsonb := '{}';
  -- sender and type of routes that have used up their rate
  spent text[] := '{}';
  some_paused boolean;
  some_kept boolean;
  each record;
  ways text[];
  moment timestamptz := clock_timestamp();
begin
  perform set_config('synchronous_commit', 'off', true);
  perform pg_advisory_xact_lock(hashtextextended('tatwats.claim ' || who, 0));
  if not exists (select 1 from tatwats.helper h where h.name = who and h.desired = 'running') then return; end if;
  update tatwats.mailbox b set state = 'ready' where b.recipient = who and b.state = 'later' and b.due_at <= moment;

  blocked := array(
    select distinct b.key from tatwats.mailbox b
    where b.recipient = who and b.key is not null
      and (b.state = 'active' or (b.state = 'later' and (b.attempts > b.attempts_before or b.alone))));
  some_paused := exists (select 1 from tatwats.route r where r.recipient = who and r.paused);
  some_kept := exists (select 1 from tatwats.mailbox b where b.recipient = who and b.key is not null and b.state = 'held')
    or exists (select 1 from tatwats.mailbox b where b.recipient = who and b.min_version is not null);

  if exists (select 1 from tatwats.route r where r.recipient = who and r.rate_limit is not null) then
    -- a second's worth may begin at once, after a pause
    update tatwats.route r set refilled_at = moment,
      tokens = least(greatest(1, r.rate_limit), r.tokens + r.rate_limit * greatest(0, extract(epoch from moment - r.refilled_at)))
    where r.recipient = who and r.rate_limit is not null;
    select jsonb_object_agg(r.sender || ' ' || r.type, r.tokens) into limits
    from tatwats.route r where r.recipient = who and r.rate_limit is not null;
    spent := array(select l.way from jsonb_each_text(limits) as l (way, tokens) where l.tokens::float8 < 1);
  end if;

  for each in
    select b.position, b.message_id, b.key, b.alone, b.sender, b.type from tatwats.mailbox b
    where b.recipient = who and b.state = 'ready'
      and (b.key is null or b.key <> all (blocked))
      and (b.min_version is null or b.min_version <= my_version)
      -- what was put back after the pause
      and (not some_paused or not exists (
        select 1 from tatwats.route r where r.paused and r.recipient = who and r.type = b.type and r.sender in ('*', b.sender)))
      and not ('* ' || b.type = any (spent) or b.sender || ' ' || b.type = any (spent))
      -- behind an earlier one of its key that is held, spent, or for a newer version
      and (b.key is null or not (some_kept or some_paused or spent <> '{}') or not exists (
        select 1 from tatwats.mailbox e where e.recipient = who and e.key = b.key and e.position < b.position
          and (e.state = 'held' or e.min_version > my_version
            or (e.state = 'ready' and ('* ' || e.type = any (spent) or e.sender || ' ' || e.type = any (spent)
              or exists (select 1 from tatwats.route r where r.paused and r.recipient = who and r.type = e.type and r.sender in ('*', e.sender)))))))
      -- within a key, priority changes nothing
      and (b.priority = 0 or b.key is null or not exists (
        select 1 from tatwats.mailbox e where e.recipient = who and e.key = b.key and e.position < b.position
          and e.state = 'ready' and e.priority < b.priority))
    order by b.priority desc, b.position
  loop
    exit when cardinality(taken) >= wanted;
    continue when each.key = any (blocked);
    if limits <> '{}' then
      ways := array(select w from unnest(array['* ' || each.type, each.sender || ' ' || each.type]) w where limits ? w);
      -- used up by this very claim: the next one leaves all of these out
      exit when exists (select 1 from unnest(ways) w where (limits ->> w)::float8 < 1);
    end if;
    exit when each.alone and cardinality(taken) > 0;
    taken := taken || each.position;
    lowest := least(lowest, each.message_id);
    highest := greatest(highest, each.message_id);
    if cardinality(ways) > 0 then
      select limits || jsonb_object_agg(w, (limits ->> w)::float8 - 1) into limits from unnest(ways) w;
    end if;
    exit when each.alone;
  end loop;
  if cardinality(taken) = 0 then return; end if;

  if limits <> '{}' then
    update tatwats.route r set tokens = (limits ->> (r.sender || ' ' || r.type))::real
    where r.recipient = who and r.rate_limit is not null;
  end if;
  return query
    with now_active as (
      update tatwats.mailbox b set state = 'active', attempts = b.attempts + 1, instance_id = instance, started_at = moment
      -- written so that the index on what is ready is no way to find them
      where b.position = any (taken) and b.state || '' = 'ready'
      returning b.*
    )
    select a.position, a.attempts, a.attempts_before, a.max_attempts, a.within_ms, a.alone, coalesce(a.expires_at <= moment, false), a.task_id, a.due_at, moment,
           m.id, m.type, m.sender, m.recipient, m.payload, m.conversation_id, m.causation_id, a.key, m.sent_at, m.due_at, m.expires_at, m.trace, m.priority
    from now_active a join tatwats.message m on m.id = a.message_id
    -- the days of the journal that it need not look at
    where m.id between lowest and highest
    order by a.priority desc, a.position;
end $$;

-- Moves handled deliveries from the mailbox to the journal: `done` is an array of { position, attempt,
-- startedAt, endedAt }. Returns how many were still this instance's; fewer means that some were taken over.
create function tatwats.settle_handled(instance uuid, done jsonb) returns int language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set jit = off as $$
declare
  settled int;
begin
  with each as materialized (
    select * from jsonb_to_recordset(done) as d ("position" bigint, attempt int, "startedAt" timestamptz, "endedAt" timestamptz)
  ), gone as (
    delete from tatwats.mailbox b
    where b.position = any (array(select e.position from each e)) and b.state = 'active' and b.instance_id = instance
    returning b.*
  )
  insert into tatwats.delivery (message_id, recipient, conversation_id, task_id, state, key, attempts, due_at, instance_id, started_at, ended_at)
  select g.message_id, g.recipient, g.conversation_id, g.task_id, 'handled', g.key, g.attempts, g.due_at, g.instance_id, e."startedAt", e."endedAt"
  from gone g join each e on e.position = g.position and e.attempt = g.attempts;
  get diagnostics settled = row_count;
  return settled;
end $$;

-- Makes the partitions of the journal for the days from one before `today` to `ahead` after it. What
-- lies in the default partition for one of these days moves where it belongs.
create function tatwats.keep_partitions(today date, ahead int) returns int language plpgsql as $$
declare
  made int := 0;
  day date;
  part text;
  parent text;
  column_name text;
  lower_id uuid;
  upper_id uuid;
begin
  perform pg_advisory_xact_lock(7281990120);
  for day in select generate_series(today - 1, today + ahead, interval '1 day')::date loop
    lower_id := tatwats.first_id(day);
    upper_id := tatwats.first_id(day + 1);
    foreach parent in array array['message', 'delivery', 'attempt'] loop
      part := parent || '_' || to_char(day, 'YYYYMMDD');
      continue when to_regclass('tatwats.' || part) is not null;
      column_name := case parent when 'message' then 'id' else 'message_id' end;
      execute format('create table tatwats.%I (like tatwats.%I including defaults including constraints)', part, parent);
      execute format('with moved as (delete from tatwats.%I where %I >= %L and %I < %L returning *) insert into tatwats.%I select * from moved',
        parent || '_default', column_name, lower_id, column_name, upper_id, part);
      execute format('alter table tatwats.%I attach partition tatwats.%I for values from (%L) to (%L)', parent, part, lower_id, upper_id);
      made := made + 1;
    end loop;
  end loop;
  return made;
end $$;

-- The lowest UUIDv7 of a day (UTC).
create function tatwats.first_id(day date) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from day)::bigint * 1000)), 12, '0') || '00000000000000000000')::uuid
$$;

-- The days that the journal has partitions for.
create function tatwats.journal_days() returns setof date language sql stable as $$
  select to_date(right(c.relname, 8), 'YYYYMMDD') as day from pg_class c join pg_inherits i on i.inhrelid = c.oid
  where i.inhparent = 'tatwats.message'::regclass and c.relname ~ '^message_\d{8}$'
$$;

-- The days before `first` whose partitions can be dropped, the earliest first: those of which nothing is open.
create function tatwats.droppable_days(first date) returns setof date language sql stable as $$
  select day from tatwats.journal_days() day
  where day < first
    and not exists (select 1 from tatwats.mailbox b where b.message_id >= tatwats.first_id(day) and b.message_id < tatwats.first_id(day + 1))
  order by day
$$;

-- Drops the partitions of one day; false when a delivery of it has come back since it was listed. Gives up
-- rather than let senders wait behind somebody who reads the journal.
create function tatwats.drop_day(day date) returns boolean language plpgsql set lock_timeout = '2s' as $$
begin
  if day not in (select tatwats.droppable_days(day + 1)) then return false; end if;
  execute format('drop table tatwats.%I, tatwats.%I, tatwats.%I',
    'message_' || to_char(day, 'YYYYMMDD'), 'delivery_' || to_char(day, 'YYYYMMDD'), 'attempt_' || to_char(day, 'YYYYMMDD'));
  return true;
end $$;

select tatwats.keep_partitions((now() at time zone 'utc')::date, 7);
