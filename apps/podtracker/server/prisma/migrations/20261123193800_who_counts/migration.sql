-- Only who sits at the table, began the game or organises the pod counts; others of the pod look on.
CREATE OR REPLACE FUNCTION append_game_events(game_ uuid, user_ uuid, session_ uuid, now_ timestamptz, events jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  most constant int := 20000;
  status_ game_status;
  pod_ uuid;
  starter uuid;
  role_ pod_role;
  archived_ timestamptz;
  version_ int;
  began int;
  event jsonb;
  code text;
  seqs jsonb; -- of the events that are there or taken, by id
  fresh jsonb[] := '{}';
  accepted jsonb[] := '{}';
  rejected jsonb[] := '{}';
BEGIN
  IF session_ IS NOT NULL AND NOT EXISTS (SELECT FROM session WHERE id = session_ AND user_id = user_ AND expires_at > now()) THEN
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
  SELECT coalesce(jsonb_object_agg(e.id, e.seq), '{}') INTO seqs FROM game_event e
    WHERE e.game_id = game_ AND e.id IN (SELECT (each->>'id')::uuid FROM jsonb_array_elements(events) each);
  FOR event IN SELECT jsonb_array_elements(events) LOOP
    IF seqs ? (event->>'id') THEN
      accepted := array_append(accepted, jsonb_build_object('index', event->'index', 'id', event->'id', 'seq', seqs->(event->>'id'), 'fresh', false));
      CONTINUE;
    END IF;
    code := CASE
      WHEN status_ <> 'live' THEN 'game-over'
      WHEN version_ >= most THEN 'too-many'
      WHEN event->>'eventId' IS NOT NULL AND NOT seqs ? (event->>'eventId')
        AND NOT EXISTS (SELECT FROM game_event e WHERE e.game_id = game_ AND e.id = (event->>'eventId')::uuid) THEN 'unknown-event'
      WHEN event->>'basedOn' IS NOT NULL AND EXISTS (
        SELECT FROM game_event e WHERE e.game_id = game_ AND e.seq > (event->>'basedOn')::int AND e.slot = event->>'slot'
          AND e.user_id IS DISTINCT FROM user_
      ) THEN 'stale'
    END;
    IF code IS NOT NULL THEN
      rejected := array_append(rejected, jsonb_build_object('index', event->'index', 'id', event->'id', 'code', code));
      CONTINUE;
    END IF;
    version_ := version_ + 1;
    seqs := seqs || jsonb_build_object(event->>'id', version_);
    fresh := array_append(fresh, event || jsonb_build_object('seq', version_));
    accepted := array_append(accepted, jsonb_build_object('index', event->'index', 'id', event->'id', 'seq', version_, 'fresh', true));
    IF event->>'type' = 'game.finished' THEN
      status_ := 'finished';
    END IF;
  END LOOP;
  IF version_ > began THEN
    INSERT INTO game_event (game_id, seq, id, type, slot, facts, at, received_at, user_id)
    SELECT game_, (e->>'seq')::int, (e->>'id')::uuid, e->>'type', e->>'slot', e->'facts', (e->>'at')::timestamptz, now_, user_
    FROM unnest(fresh) e;
    UPDATE game SET version = version_, last_event_at = now_ WHERE id = game_;
  END IF;
  RETURN jsonb_build_object('accepted', to_jsonb(accepted), 'rejected', to_jsonb(rejected), 'version', version_);
END $$;
