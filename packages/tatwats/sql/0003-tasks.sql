-- Tracked pieces of work, and the steps of those that have a shape.

create table tatwats.task (
  id              uuid primary key,
  -- the workflow's name, or a word for tasks without one
  kind            text not null,
  title           text not null,
  initiator       jsonb not null,
  state           text not null default 'running' check (state in ('waiting', 'running', 'completed', 'failed', 'cancelled')),
  conversation_id uuid not null unique,
  workflow        boolean not null default false,
  input           jsonb,
  result          jsonb,
  -- why it failed or was cancelled
  reason          text,
  -- 0 to 1, and what is being done
  progress        real not null default 0,
  note            text,
  -- deliveries sent for it so far; progress is the settled part of them
  sent            int not null default 0,
  -- to whom
  helpers         text[] not null default '{}',
  deadline        timestamptz,
  -- no finer than what a page's cursor says
  started_at      timestamptz(3) not null default now(),
  ended_at        timestamptz,
  -- for searching: looked at for each task in turn, so in lower case already
  words           text not null generated always as (lower((title || ' ' || id::text || ' ' || coalesce(initiator ->> 'name', '')) collate "pg_c_utf8")) stored
);
create index task_newest on tatwats.task (started_at desc, id desc);
create index task_state on tatwats.task (state, started_at desc, id desc);
create index task_kind on tatwats.task (kind, started_at desc, id desc);
create index task_helpers on tatwats.task using gin (helpers);
create index task_open on tatwats.task (deadline) where state in ('waiting', 'running');

create table tatwats.step (
  task_id    uuid not null references tatwats.task (id) on delete cascade,
  name       text not null,
  -- in the order of definition
  number     int not null,
  after      text[] not null,
  helper     text not null,
  type       text not null,
  state      text not null default 'waiting' check (state in ('waiting', 'running', 'completed', 'failed', 'cancelled')),
  message_id uuid,
  output     jsonb,
  started_at timestamptz,
  ended_at   timestamptz,
  primary key (task_id, name)
);
create unique index step_of_message on tatwats.step (message_id) where message_id is not null;
