-- Who works: helpers, their settings, processes and instances.

create table tatwats.helper (
  name            text primary key,
  version         text not null,
  purpose         text not null,
  -- { accepts: { type: JSON Schema }, emits: { type: JSON Schema }, settings: JSON Schema }
  contracts       jsonb not null,
  registered_at   timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);

create table tatwats.setting_revision (
  helper     text not null references tatwats.helper (name),
  revision   int not null,
  settings   jsonb not null,
  author     text not null,
  reason     text not null,
  created_at timestamptz not null default now(),
  primary key (helper, revision)
);

-- One running operating-system process of the application.
create table tatwats.process (
  id           uuid primary key,
  role         text not null,
  host         text not null,
  pid          int not null,
  started_at   timestamptz not null default now(),
  heartbeat_at timestamptz not null default now(),
  stopped_at   timestamptz,
  -- 'stopped' in order, or 'died' when another process found its pid gone or its heartbeat old
  end_reason   text check (end_reason in ('stopped', 'died')),
  figures      jsonb not null default '{}'
);
create index process_alive on tatwats.process (heartbeat_at) where stopped_at is null;

-- One running copy of a helper in one process.
create table tatwats.instance (
  id         uuid primary key,
  helper     text not null references tatwats.helper (name),
  version    text not null,
  process_id uuid not null references tatwats.process (id),
  state      text not null check (state in ('created', 'starting', 'running', 'paused', 'draining', 'stopped', 'failing')),
  started_at timestamptz not null default now(),
  stopped_at timestamptz
);
create index instance_of_helper on tatwats.instance (helper, started_at desc);
create index instance_of_process on tatwats.instance (process_id);

