-- Who takes back what was set sets it anew, and who won depends on whether they were out: what was based on the state before is stale.
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
        SELECT FROM game_event e WHERE e.game_id = game_ AND e.seq > (event->>'basedOn')::int
          AND e.slot IN (event->>'slot', 'player:' || (CASE event->>'type' WHEN 'game.finished' THEN event->'facts'->>'winnerSeat' END))
          AND e.session_id IS DISTINCT FROM session_
      ) THEN
        code := 'stale';
      END IF;
    END IF;
    IF code IS NOT NULL THEN
      rejected := array_append(rejected, jsonb_build_object('index', event->'index', 'id', event->'id', 'code', code));
      CONTINUE;
    END IF;
    IF event->>'eventId' IS NOT NULL THEN
      event := event || jsonb_build_object('slot', coalesce(
        (SELECT e.slot FROM game_event e WHERE e.game_id = game_ AND e.id = (event->>'eventId')::uuid),
        (SELECT f->>'slot' FROM unnest(fresh) f WHERE f->>'id' = event->>'eventId')
      ));
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
