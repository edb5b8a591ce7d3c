-- Of what is there already only those ids are looked for, however long the log is; and no question is asked of an event that
-- does not need it.
CREATE OR REPLACE FUNCTION append_game_events(game_ uuid, user_ uuid, session_ uuid, now_ timestamptz, events jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  most constant int := 20000;
  most_undone constant int := 22000;
  status_ game_status;
  pod_ uuid;
  starter uuid;
  role_ pod_role;
  archived_ timestamptz;
  taken_up uuid; -- the pod, where the game lay aside
  version_ int;
  began int;
  event jsonb;
  code text;
  ids uuid[];
  seqs jsonb; -- of the events that are there or taken, by id
  fresh jsonb[] := '{}';
  accepted jsonb[] := '{}';
  rejected jsonb[] := '{}';
BEGIN
  IF NOT EXISTS (SELECT FROM session WHERE id = session_ AND user_id = user_ AND expires_at > now()) THEN
    RETURN jsonb_build_object('refusal', 'not-signed-in');
  END IF;
  SELECT g.status, g.pod_id, g.version, g.recorded_by_id INTO status_, pod_, version_, starter FROM game g WHERE g.id = game_ FOR NO KEY UPDATE;
  SELECT p.archived_at, m.role INTO archived_, role_ FROM pod_member m JOIN pod p ON p.id = m.pod_id
    WHERE m.pod_id = pod_ AND m.user_id = user_ AND m.left_at IS NULL;
  IF NOT FOUND THEN
    RETURN jsonb_build_object('refusal', 'not-found');
  ELSIF archived_ IS NOT NULL THEN
    RETURN jsonb_build_object('refusal', 'pod-archived');
  ELSIF role_ = 'member' AND starter IS DISTINCT FROM user_ AND NOT EXISTS (
    SELECT FROM game_seat s JOIN pod_member m ON m.id = s.member_id WHERE s.game_id = game_ AND m.user_id = user_
  ) THEN
    RETURN jsonb_build_object('refusal', 'not-allowed');
  END IF;

  began := version_;
  SELECT array_agg((each->>'id')::uuid) INTO ids FROM jsonb_array_elements(events) each;
  SELECT coalesce(jsonb_object_agg(e.id, e.seq), '{}') INTO seqs FROM game_event e WHERE e.game_id = game_ AND e.id = ANY (ids);
  FOR event IN SELECT jsonb_array_elements(events) LOOP
    IF seqs ? (event->>'id') THEN
      accepted := array_append(accepted, jsonb_build_object('index', event->'index', 'id', event->'id', 'seq', seqs->(event->>'id'), 'fresh', false));
      CONTINUE;
    END IF;
    code := NULL;
    IF status_ NOT IN ('live', 'abandoned') THEN
      code := 'game-over';
    ELSIF version_ >= most AND event->>'type' <> 'game.finished' AND (event->>'type' <> 'event.undone' OR version_ >= most_undone) THEN
      code := 'too-many';
    ELSIF event->>'eventId' IS NOT NULL AND NOT seqs ? (event->>'eventId') THEN
      IF NOT EXISTS (SELECT FROM game_event e WHERE e.game_id = game_ AND e.id = (event->>'eventId')::uuid) THEN
        code := 'unknown-event';
      END IF;
    END IF;
    IF code IS NULL AND event->>'basedOn' IS NOT NULL THEN
      IF EXISTS (
        SELECT FROM game_event e WHERE e.game_id = game_ AND e.seq > (event->>'basedOn')::int AND e.slot = event->>'slot'
          AND e.session_id IS DISTINCT FROM session_
      ) THEN
        code := 'stale';
      END IF;
    END IF;
    IF code IS NOT NULL THEN
      rejected := array_append(rejected, jsonb_build_object('index', event->'index', 'id', event->'id', 'code', code));
      CONTINUE;
    END IF;
    version_ := version_ + 1;
    seqs := seqs || jsonb_build_object(event->>'id', version_);
    fresh := array_append(fresh, event || jsonb_build_object('seq', version_));
    accepted := array_append(accepted, jsonb_build_object('index', event->'index', 'id', event->'id', 'seq', version_, 'fresh', true));
    IF status_ = 'abandoned' THEN
      taken_up := pod_;
      status_ := 'live';
    END IF;
    IF event->>'type' = 'game.finished' THEN
      status_ := 'finished';
    END IF;
  END LOOP;
  IF version_ > began THEN
    INSERT INTO game_event (game_id, seq, id, type, slot, facts, at, received_at, happened_at, user_id, session_id)
    SELECT game_, (e->>'seq')::int, (e->>'id')::uuid, e->>'type', e->>'slot', e->'facts', (e->>'at')::timestamptz, now_,
      (e->>'happenedAt')::timestamptz, user_, session_
    FROM unnest(fresh) e;
    UPDATE game SET version = version_, last_event_at = now_ WHERE id = game_;
  END IF;
  IF taken_up IS NOT NULL THEN -- by itself: a changed status has its sums looked through
    UPDATE game SET status = 'live' WHERE id = game_;
  END IF;
  RETURN jsonb_build_object(
    'accepted', to_jsonb(accepted), 'rejected', to_jsonb(rejected), 'version', version_, 'takenUpIn', taken_up
  );
END $$;

-- What several devices say, all of it looked at and written at once: each of them by itself costs four times as much. Only where
-- something is out of the ordinary in a game does append_game_events go through what was said in it.
-- said: [{ place, game, user, session, now, plain, ids, events }]; ids: of the events; plain: none takes another back, is based
-- on one or ends the game, and no id is said twice for the game.
-- kept: { first, version } where all events were taken, the first one's seq and the last's; else what append_game_events answers.
CREATE FUNCTION append_at_tables(said jsonb) RETURNS TABLE (place int, kept jsonb) LANGUAGE plpgsql
-- Each of the few rows is found by its key: the planner expects a hundred devices, and for as many it would rather go through
-- whole tables. For the same reason sessions and seats are counted rather than asked for with EXISTS, which it may hash.
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
  most constant int := 20000;
  taken jsonb; -- by place
BEGIN
  -- Everybody locks games in the order of their ids, so that nobody waits for somebody who waits for them. It is a statement by
  -- itself so that the next one sees what those wrote who were waited for.
  PERFORM FROM game g WHERE g.id IN (SELECT (each->>'game')::uuid FROM jsonb_array_elements(said) each) ORDER BY g.id FOR NO KEY UPDATE;

  WITH looked_at AS MATERIALIZED (
    SELECT a.place, a.game, a."user", a.session, a.now, a.events, g.version, bool_and(
        a.plain AND g.status = 'live'
        AND NOT EXISTS (SELECT FROM game_event e WHERE e.game_id = a.game AND e.id = ANY (a.ids))
        AND coalesce((SELECT s.user_id = a."user" AND s.expires_at > now() FROM session s WHERE s.id = a.session), false)
        AND m.id IS NOT NULL AND p.archived_at IS NULL
        AND (m.role <> 'member' OR g.recorded_by_id IS NOT DISTINCT FROM a."user" OR (
          SELECT count(*) > 0 FROM game_seat s JOIN pod_member seated ON seated.id = s.member_id WHERE s.game_id = a.game AND seated.user_id = a."user"
        ))
      ) OVER (PARTITION BY a.game) AS ordinary,
      sum(cardinality(a.ids)) OVER (PARTITION BY a.game) AS many
    FROM jsonb_to_recordset(said) AS a(
        place int, game uuid, "user" uuid, session uuid, now timestamptz, plain boolean, ids uuid[], events jsonb
      )
      JOIN game g ON g.id = a.game
      JOIN pod p ON p.id = g.pod_id
      LEFT JOIN pod_member m ON m.pod_id = g.pod_id AND m.user_id = a."user" AND m.left_at IS NULL
  ), event AS MATERIALIZED (
    SELECT l.place, l.game, l."user", l.session, l.now, e.id, e.type, e.slot, e.facts, e.at, e.happened_at,
      l.version + (row_number() OVER (PARTITION BY l.game ORDER BY l.place, e.nth))::int AS seq
    FROM looked_at l, ROWS FROM (
      jsonb_to_recordset(l.events) AS (id uuid, type text, slot text, facts jsonb, at timestamptz, "happenedAt" timestamptz)
    ) WITH ORDINALITY AS e(id, type, slot, facts, at, happened_at, nth)
    WHERE l.ordinary AND l.version + l.many <= most
  ), written AS (
    INSERT INTO game_event (game_id, seq, id, type, slot, facts, at, received_at, happened_at, user_id, session_id)
    SELECT e.game, e.seq, e.id, e.type, e.slot, e.facts, e.at, e.now, e.happened_at, e."user", e.session FROM event e
  ), counted AS (
    UPDATE game g SET version = last.seq, last_event_at = last.now
    FROM (SELECT e.game, max(e.seq) AS seq, max(e.now) AS now FROM event e GROUP BY e.game) last WHERE g.id = last.game
  )
  SELECT coalesce(jsonb_object_agg(device.place, device.kept), '{}') INTO taken
  FROM (SELECT e.place, jsonb_build_object('first', min(e.seq), 'version', max(e.seq)) AS kept FROM event e GROUP BY e.place) device;

  RETURN QUERY SELECT each.key::int, each.value FROM jsonb_each(taken) each;
  RETURN QUERY SELECT a.place, append_game_events(a.game, a."user", a.session, a.now, a.events)
    FROM jsonb_to_recordset(said) AS a(place int, game uuid, "user" uuid, session uuid, now timestamptz, events jsonb)
    WHERE NOT taken ? a.place::text ORDER BY a.place;
END $$;
