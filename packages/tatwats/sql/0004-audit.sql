-- What was done: the audit log, its seals, and what makes it searchable.

-- Words -----------------------------------------------------------------------------------------

-- The words of a text: runs of letters and digits, in lower case, and a UUID as one of 32 digits. Long
-- ones are cut, and there are at most 2,000, so that no text is too much for a tsvector. Same text,
-- same words, in every database.
create function tatwats.audit_tokens(of text) returns text[] language sql immutable strict parallel safe
return array(
  select left(word, 40)
  from regexp_split_to_table(lower(of collate "pg_c_utf8"), '[^[:alnum:]-]+') as run,
    unnest(string_to_array(case when length(run) = 36 and run like '________-____-____-____-____________' then replace(run, '-', '') else run end, '-')) as word
  where word <> '' limit 2000
);

-- What a JSON value says: its texts, numbers and booleans, without the names of its fields.
create function tatwats.audit_values(detail jsonb) returns text language sql immutable strict parallel safe
return (select string_agg(value #>> '{}', ' ') from jsonb_path_query(detail, 'strict $.** ? (@.type() == "string" || @.type() == "number" || @.type() == "boolean")') value);

-- The query that finds all words of `typed`, each also as a beginning, and the beginning of a UUID
-- also as such; null where it has no word.
create function tatwats.audit_query(typed text) returns tsquery language sql immutable strict parallel safe
return (
  select string_agg(case when run ~ '^[0-9a-f]{8}(-[0-9a-f]{0,12}){1,4}$' then format('(%s | ''%s'':*)', words, replace(run, '-', '')) else words end, ' & ')::tsquery
  from regexp_split_to_table(lower(typed collate "pg_c_utf8"), '[^[:alnum:]-]+') as run,
    lateral (select string_agg(format('''%s'':*', word), ' & ') as words from unnest(tatwats.audit_tokens(run)) as word) as part
  where words is not null
);

-- Entries ---------------------------------------------------------------------------------------

create table tatwats.audit_entry (
  -- UUIDv7: its month decides about the partition
  id              uuid primary key,
  at              timestamptz(3) not null,
  actor_kind      text not null check (actor_kind in ('user', 'helper', 'system')),
  actor_id        text not null,
  actor_name      text not null,
  action          text not null,
  target_kind     text,
  target_id       text,
  target_name     text,
  outcome         text not null default 'done' check (outcome in ('done', 'refused', 'failed')),
  address         text,
  conversation_id uuid,
  message_id      uuid,
  -- { before, after, reason, … }
  detail          jsonb not null default '{}',
  -- For searching: the words of it all, and each filterable field whole behind a tag that no word has.
  words           tsvector not null generated always as (array_to_tsvector(
    tatwats.audit_tokens(action || ' ' || actor_id || ' ' || actor_name || ' ' || coalesce(target_id, '') || ' ' || coalesce(target_name, '') || ' ' ||
      coalesce(address, '') || ' ' || coalesce(conversation_id::text, '') || ' ' || coalesce(message_id::text, '') || ' ' || coalesce(tatwats.audit_values(detail), ''))
    || array_remove(array['=action:' || left(action, 200), '=outcome:' || outcome, '=actor:' || left(actor_id, 200),
      '=actor:' || left(actor_name, 200), '=target:' || left(target_id, 200), '=target:' || left(target_kind, 200),
      '=address:' || left(address, 200), '=conversation:' || conversation_id::text], null)
  )) stored
) partition by range (id);
create index audit_newest on tatwats.audit_entry (at desc, id desc);
create index audit_words on tatwats.audit_entry using gin (words) with (gin_pending_list_limit = 1024);
create index audit_retained on tatwats.audit_entry (id) where action = 'audit.retained';

-- Entries that no seal covers yet, written with them and emptied by the sealer, which so looks at
-- nothing else. Small and busy: vacuumed often.
create table tatwats.audit_unsealed (
  entry_id uuid primary key
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 1000000);

-- Seals -----------------------------------------------------------------------------------------

create table tatwats.audit_key (
  id            text primary key,
  public_key    text not null,
  -- The key before it, and that key's signature over this one; null for the first of a line.
  introduced_by text references tatwats.audit_key (id),
  introduction  text,
  created_at    timestamptz not null default now(),
  check ((introduced_by is null) = (introduction is null))
);

create table tatwats.audit_seal (
  number         bigint primary key,
  first_position bigint not null,
  last_position  bigint not null,
  previous       text not null,
  root           text not null,
  key_id         text not null references tatwats.audit_key (id),
  signature      text not null,
  sealed_at      timestamptz not null
);

-- The entries in the order in which they were sealed, without gaps. Kept apart from the entries, so
-- that these need never be touched again, and so that the proof outlives an entry past its retention.
create table tatwats.audit_leaf (
  position bigint primary key,
  entry_id uuid not null unique,
  hash     text not null,
  seal     bigint not null references tatwats.audit_seal (number)
);

-- Append-only -----------------------------------------------------------------------------------

create function tatwats.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation';
end $$;

create function tatwats.make_append_only(tables text[]) returns void language plpgsql as $$
declare
  name text;
begin
  foreach name in array tables loop
    execute format('create trigger append_only before update or delete or truncate on tatwats.%I for each statement execute function tatwats.refuse_change()', name);
  end loop;
end $$;

-- Partitions ------------------------------------------------------------------------------------

-- The least UUIDv7 of a moment.
create function tatwats.uuid_from(moment timestamptz) returns uuid language sql immutable strict parallel safe
return (lpad(to_hex(floor(extract(epoch from moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;

-- The names of the months' partitions, the oldest first, each with its first moment and the first one after it.
create function tatwats.audit_months() returns table (name text, begins timestamptz, ends timestamptz) language sql stable as $$
  select c.relname::text, m.begins, date_add(m.begins, interval '1 month', 'UTC')
  from pg_inherits i join pg_class c on c.oid = i.inhrelid,
    lateral (select to_timestamp(substr(c.relname, 13), 'YYYY_MM')::timestamp at time zone 'utc' as begins) m
  where i.inhparent = 'tatwats.audit_entry'::regclass and c.relname ~ '^audit_entry_\d{4}_\d\d$' order by 1
$$;

-- Makes the partitions of this month and the next three where they are not there, and of earlier
-- months that have entries in the default partition, whose entries it then sorts into them.
create function tatwats.keep_audit_partitions(moment timestamptz) returns setof text language plpgsql
set timezone = 'UTC' set lock_timeout = '2s' as $$
declare
  months constant interval := interval '3 months';
  columns constant text := 'id, at, actor_kind, actor_id, actor_name, action, target_kind, target_id, target_name, outcome, address, conversation_id, message_id, detail';
  missing timestamptz[];
  first timestamptz;
  name text;
  spilt boolean;
begin
  perform pg_advisory_xact_lock(7281990119);
  select array_agg(m) into missing from (
    select generate_series(date_trunc('month', moment), date_trunc('month', moment) + months, interval '1 month')
    union
    select date_trunc('month', uuid_extract_timestamp(id)) from tatwats.audit_entry_default
    where uuid_extract_version(id) = 7 and id < tatwats.uuid_from(date_trunc('month', moment) + months)
  ) as wanted (m) where to_regclass('tatwats.audit_entry_' || to_char(m, 'YYYY_MM')) is null;
  if missing is null then return; end if;

  spilt := exists (select from tatwats.audit_entry_default);
  if spilt then
    alter table tatwats.audit_entry detach partition tatwats.audit_entry_default;
    alter table tatwats.audit_entry_default rename to audit_entry_spilt;
  end if;
  foreach first in array missing loop
    name := 'audit_entry_' || to_char(first, 'YYYY_MM');
    execute format('create table tatwats.%I partition of tatwats.audit_entry for values from (%L) to (%L)',
      name, tatwats.uuid_from(first), tatwats.uuid_from(first + interval '1 month'));
    perform tatwats.make_append_only(array[name]);
    return next name;
  end loop;
  if spilt then
    create table tatwats.audit_entry_default partition of tatwats.audit_entry default;
    perform tatwats.make_append_only(array['audit_entry_default']);
    execute format('insert into tatwats.audit_entry (%1$s) select %1$s from tatwats.audit_entry_spilt', columns);
    drop table tatwats.audit_entry_spilt;
  end if;
end $$;

create table tatwats.audit_entry_default partition of tatwats.audit_entry default;

-- A statement's trigger fires for the table that the statement names: each partition needs its own.
select tatwats.make_append_only(array['audit_entry', 'audit_entry_default', 'audit_seal', 'audit_leaf', 'audit_key']);

-- Search ----------------------------------------------------------------------------------------

-- Up to `most` entries that match, in no order: the way by the index of words, which pays where few
-- match. Planned for its values each time, never by another way, with room for the places of a million words.
create function tatwats.audit_hits(query tsquery, since timestamptz, until timestamptz, before_at timestamptz, before_id uuid, most int)
returns table (at timestamptz, id uuid) language plpgsql stable set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_indexscan = off set work_mem = '32MB' as $$
begin
  return query select e.at, e.id from tatwats.audit_entry e
    where e.words @@ query and e.at >= since and e.at < until and (e.at, e.id) < (before_at, before_id) limit most;
end $$;
