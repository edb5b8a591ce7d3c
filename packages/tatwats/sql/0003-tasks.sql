-- Tracked pieces of work.

create table tatwats.task (
  id              uuid primary key,
  kind            text not null,
  title           text not null,
  initiator       jsonb not null,
  state           text not null default 'running' check (state in ('waiting', 'running', 'completed', 'failed', 'cancelled')),
  conversation_id uuid not null unique,
  -- 0 to 1
  progress        real not null default 0,
  started_at      timestamptz not null default now(),
  ended_at        timestamptz
);
create index task_newest on tatwats.task (started_at desc, id desc);
