-- What is said: messages, deliveries, attempts. Ids are UUIDv7.

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
