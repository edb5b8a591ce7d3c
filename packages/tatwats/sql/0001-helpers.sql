-- Who works: helpers, their versions, settings, schedules, processes and instances.

create table tatwats.helper (
  name            text primary key,
  -- the newest registered one
  version         text not null,
  purpose         text not null,
  -- { accepts: { type: JSON Schema }, emits: { type: JSON Schema }, settings: JSON Schema }; json keeps the order of fields
  contracts       json not null,
  -- what an operator wants of it; instances follow, also those that start later
  desired         text not null default 'running' check (desired in ('running', 'paused', 'draining')),
  desired_reason  text not null default '',
  desired_by      text not null default '',
  desired_at      timestamptz not null default now(),
  -- raised by "restart": an instance that was started for an earlier number makes room for a new one
  restarts        int not null default 0,
  -- an operator's own limits; null takes what the definition says
  concurrency     int check (concurrency between 1 and 1000),
  mailbox_limit   int check (mailbox_limit between 1 and 10000000),
  registered_at   timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);

-- Each version of a helper that ever registered, with a digest of each payload schema it accepts:
-- so a sender knows from which version on its message is understood.
create table tatwats.helper_version (
  helper        text not null references tatwats.helper (name),
  version       int[] not null,
  digests       jsonb not null,
  registered_at timestamptz not null default now(),
  primary key (helper, version)
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
  -- in which a pid means something: two containers may share a host name, never this
  pid_space    text not null default '',
  -- the application_name of its connections, by which a dead one's can be cut
  connections  text not null default '',
  started_at   timestamptz not null default now(),
  heartbeat_at timestamptz not null default now(),
  stopped_at   timestamptz,
  -- 'stopped' in order, or 'died' when another process found its pid gone or its heartbeat old
  end_reason   text check (end_reason in ('stopped', 'died')),
  figures      jsonb not null default '{}'
);
create index process_alive on tatwats.process (heartbeat_at) where stopped_at is null;
create index process_started on tatwats.process (started_at);

-- One running copy of a helper in one process.
create table tatwats.instance (
  id                uuid primary key,
  helper            text not null references tatwats.helper (name),
  version           text not null,
  process_id        uuid not null references tatwats.process (id),
  state             text not null check (state in ('created', 'starting', 'running', 'paused', 'draining', 'stopped', 'failing')),
  -- the confirmation that a saved setting applies here
  settings_revision int,
  settings_at       timestamptz,
  -- what its own health function last said: { status, reason, at }
  health            jsonb,
  -- the number of restarts asked for when it was started
  restarts          int not null default 0,
  started_at        timestamptz not null default now(),
  stopped_at        timestamptz
);
create index instance_of_helper on tatwats.instance (helper, started_at desc);
create index instance_of_process on tatwats.instance (process_id);

-- The latest of what helpers log, and of what the runtime says about them. Unlogged: it is for looking
-- on, is written all the time, and need not outlive a crash of the database; what must is an audit entry.
-- Its numbers do outlive one: whoever follows the log asks for what comes after one of them.
create sequence tatwats.helper_log_line;
create unlogged table tatwats.helper_log (
  -- the order of writing down
  id          bigint primary key default nextval('tatwats.helper_log_line'),
  helper      text not null,
  at          timestamptz(3) not null,
  level       text not null check (level in ('info', 'warn', 'error')),
  message     text not null,
  detail      jsonb not null,
  instance_id uuid,
  message_id  uuid
);
create index helper_log_of_helper on tatwats.helper_log (helper, id);
create index helper_log_at on tatwats.helper_log (at);

create table tatwats.schedule (
  helper     text not null references tatwats.helper (name),
  name       text not null,
  cron       text not null,
  time_zone  text not null,
  -- what it sends, to its own helper
  type       text not null,
  payload    jsonb not null,
  missed     text not null check (missed in ('skip', 'once', 'all')),
  paused     boolean not null default false,
  -- null when it is no longer part of the helper's definition
  next_at    timestamptz,
  last_at    timestamptz,
  last_message_id uuid,
  primary key (helper, name)
);
create index schedule_due on tatwats.schedule (next_at) where not paused and next_at is not null;

-- What operators made under a name of their own, so that a deed sent again makes nothing twice.
create table tatwats.made_once (
  name    text primary key,
  -- of what was asked for: the same name for something else is a mistake
  digest  text not null,
  -- what was made; null only within the transaction that makes it
  id      uuid,
  made_at timestamptz not null default now()
);
create index made_once_old on tatwats.made_once (made_at);
