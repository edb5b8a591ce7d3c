-- What was done: the audit log and its seals.

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
