-- The tables of TATWATS, in a schema of their own. Ids are UUIDv7, so that a later migration can
-- partition the journal by day on the ids themselves.

-- ── who works ────────────────────────────────────────────────────────────────────────────────
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

-- ── what is said ─────────────────────────────────────────────────────────────────────────────
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

create table tatwats.message (
  id              uuid primary key,
  type            text not null,
  sender          text not null,
  -- null when published: then there is one delivery per subscriber
  recipient       text,
  payload         jsonb not null,
  conversation_id uuid not null,
  causation_id    uuid,
  key             text,
  priority        int not null default 0,
  sent_at         timestamptz not null default now(),
  due_at          timestamptz not null default now(),
  expires_at      timestamptz
);
create index message_conversation on tatwats.message (conversation_id, id);
create index message_causation on tatwats.message (causation_id) where causation_id is not null;
create index message_type on tatwats.message (type, id desc);

create table tatwats.delivery (
  message_id      uuid not null references tatwats.message (id),
  recipient       text not null,
  conversation_id uuid not null,
  state           text not null default 'waiting'
                  check (state in ('waiting', 'held', 'active', 'handled', 'dead', 'discarded', 'expired')),
  attempts        int not null default 0,
  due_at          timestamptz not null default now(),
  instance_id     uuid,
  started_at      timestamptz,
  ended_at        timestamptz,
  dead_reason     text,
  fingerprint     text,
  primary key (message_id, recipient)
);
create index delivery_open on tatwats.delivery (recipient, due_at) where state in ('waiting', 'held', 'active');
create index delivery_dead on tatwats.delivery (fingerprint, ended_at) where state = 'dead';
create index delivery_ended on tatwats.delivery (ended_at) where ended_at is not null;
create index delivery_conversation on tatwats.delivery (conversation_id);

create table tatwats.attempt (
  message_id  uuid not null,
  recipient   text not null,
  number      int not null,
  instance_id uuid not null,
  started_at  timestamptz not null default now(),
  ended_at    timestamptz,
  -- null while it runs; 'lost' when its process died under it
  outcome     text check (outcome in ('handled', 'failed', 'timed-out', 'refused', 'expired', 'lost')),
  -- { name, message, stack, fingerprint }
  error       jsonb,
  primary key (message_id, recipient, number),
  foreign key (message_id, recipient) references tatwats.delivery (message_id, recipient)
);

-- ── what was done ────────────────────────────────────────────────────────────────────────────
create table tatwats.audit_entry (
  id              uuid primary key,
  at              timestamptz not null default now(),
  -- 'user', 'helper', 'system'
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
  detail          jsonb not null default '{}'
);
create index audit_newest on tatwats.audit_entry (at desc, id desc);
create index audit_actor on tatwats.audit_entry (actor_id, at desc);
create index audit_target on tatwats.audit_entry (target_id, at desc) where target_id is not null;
create index audit_conversation on tatwats.audit_entry (conversation_id) where conversation_id is not null;

create table tatwats.audit_key (
  id         text primary key,
  public_key text not null,
  created_at timestamptz not null default now()
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

create function tatwats.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete or truncate on tatwats.audit_entry
  for each statement execute function tatwats.refuse_change();
create trigger append_only before update or delete or truncate on tatwats.audit_seal
  for each statement execute function tatwats.refuse_change();
create trigger append_only before update or delete or truncate on tatwats.audit_leaf
  for each statement execute function tatwats.refuse_change();

-- ── how it is ────────────────────────────────────────────────────────────────────────────────
-- Recorded intervals of one status of one component. While it lasts, `seen_at` moves on and `until`
-- is null; a time that no interval covers is a time in which nobody looked.
create table tatwats.status_interval (
  component text not null,
  since     timestamptz not null,
  status    text not null check (status in ('operational', 'degraded', 'down')),
  reason    text not null default '',
  seen_at   timestamptz not null,
  until     timestamptz,
  primary key (component, since)
);
create unique index status_now on tatwats.status_interval (component) where until is null;
