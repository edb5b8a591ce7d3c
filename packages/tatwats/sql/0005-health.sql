-- How it is: recorded states of the components.

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
