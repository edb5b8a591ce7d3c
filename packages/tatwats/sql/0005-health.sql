-- How it is and how it was: recorded states, figures by the minute and longer times, incidents.
--
-- Whatever a page shows is read from here and from the mailbox, never from the journal: it costs the
-- same however long the history is.

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

-- Adds two histograms. Theirs is an array of counts whose last zeros are left out; src/health/histogram.ts
-- has the bounds.
create function tatwats.add_counts(one bigint[], other int[]) returns bigint[] language plpgsql immutable parallel safe as $$
begin
  for place in 1 .. cardinality(other) loop
    one[place] := coalesce(one[place], 0) + other[place];
  end loop;
  return one;
end $$;

-- What went from a sender to a recipient in one minute. Processes count in memory and add it here every
-- few seconds, to the minute and to each of the longer times at once, all of them in UTC.
create table tatwats.edge_minute (
  at         timestamptz not null,
  sender     text not null,
  recipient  text not null,
  type       text not null,
  -- deliveries sent; attempts that handled, failed, came too late
  sent       int not null default 0,
  handled    int not null default 0,
  failed     int not null default 0,
  expired    int not null default 0,
  -- histograms of the attempts: from due to begun, from begun to ended
  wait       int[] not null default '{}',
  handle     int[] not null default '{}',
  primary key (at, sender, recipient, type)
) with (fillfactor = 60);

-- Of an hour.
create table tatwats.edge_quarter (like tatwats.edge_minute including all) with (fillfactor = 60);
create table tatwats.edge_hour (like tatwats.edge_minute including all) with (fillfactor = 60);
create table tatwats.edge_day (like tatwats.edge_minute including all) with (fillfactor = 60);

-- What was measured, in samples: of `system`, of a role of processes, or of a helper.
create table tatwats.figure_minute (
  at       timestamptz not null,
  subject  text not null,
  name     text not null,
  samples  int not null,
  total    float8 not null,
  highest  float8 not null,
  latest   float8 not null,
  primary key (subject, name, at)
) with (fillfactor = 60);
create index figure_minute_at on tatwats.figure_minute (at);

create table tatwats.figure_hour (like tatwats.figure_minute including all) with (fillfactor = 60);

-- Adds what processes have counted: `edges` is an array of { sender, recipient, type, sent, handled,
-- failed, expired, wait, handle }. In one order, so that processes never wait for each other in a circle.
create function tatwats.add_edges(edges jsonb) returns void language plpgsql as $$
declare
  -- one moment for all of them, so that they agree with one another
  moment timestamptz := clock_timestamp();
  unit text;
  span interval;
begin
  perform set_config('synchronous_commit', 'off', true);
  for unit, span in values ('minute', interval '1 minute'), ('quarter', '15 minutes'), ('hour', '1 hour'), ('day', '24 hours') loop
    execute format(
      'insert into tatwats.%I as e (at, sender, recipient, type, sent, handled, failed, expired, wait, handle)
       select $2, n.* from jsonb_to_recordset($1) as n
         (sender text, recipient text, type text, sent int, handled int, failed int, expired int, wait int[], handle int[])
       order by sender, recipient, type
       on conflict (at, sender, recipient, type) do update set
         sent = e.sent + excluded.sent, handled = e.handled + excluded.handled,
         failed = e.failed + excluded.failed, expired = e.expired + excluded.expired,
         wait = tatwats.add_counts(e.wait, excluded.wait), handle = tatwats.add_counts(e.handle, excluded.handle)',
      'edge_' || unit) using edges, date_bin(span, moment, timestamptz '2000-01-01 00:00:00+00');
  end loop;
end $$;

-- Adds one sample of each figure: `figures` is an array of { subject, name, value }.
create function tatwats.add_figures(figures jsonb) returns void language plpgsql as $$
declare
  unit text;
begin
  foreach unit in array array['minute', 'hour'] loop
    execute format(
      'insert into tatwats.%1$I as f (at, subject, name, samples, total, highest, latest)
       select date_trunc(%2$L, clock_timestamp(), ''utc''), subject, name, 1, value, value, value
       from jsonb_to_recordset($1) as n (subject text, name text, value float8)
       order by subject, name
       on conflict (subject, name, at) do update set samples = f.samples + 1, total = f.total + excluded.total,
         highest = greatest(f.highest, excluded.highest), latest = excluded.latest',
      'figure_' || unit, unit) using figures;
  end loop;
end $$;

-- Something that a rule found amiss, from when it opened until it closed.
create table tatwats.incident (
  id                  uuid primary key,
  rule                text not null,
  component           text not null,
  severity            text not null check (severity in ('notice', 'warning', 'critical')),
  sentence            text not null,
  opened_at           timestamptz not null default now(),
  -- when the rule last found it so
  seen_at             timestamptz not null default now(),
  closed_at           timestamptz,
  acknowledged_by     text,
  acknowledged_at     timestamptz,
  acknowledged_reason text
);
create unique index incident_open on tatwats.incident (rule, component) where closed_at is null;
create index incident_newest on tatwats.incident (opened_at desc, id desc);

-- Incidents that nobody is to be told of for a while; null means every rule, or every component.
create table tatwats.silence (
  id         uuid primary key,
  rule       text,
  component  text,
  reason     text not null,
  by         text not null,
  created_at timestamptz not null default now(),
  until      timestamptz not null
);
create index silence_until on tatwats.silence (until);
