-- AlterTable
ALTER TABLE "game_seat" ADD COLUMN     "counted_at" TIMESTAMPTZ(3),
ADD COLUMN     "drawn" BOOLEAN,
ADD COLUMN     "pod_id" UUID,
ADD COLUMN     "won" BOOLEAN;

-- CreateIndex
CREATE INDEX "game_seat_pod_id_counted_at_idx" ON "game_seat"("pod_id", "counted_at");

-- A win is a first place that nobody shares (imports may have several firsts). Standings read these columns alone: to
-- gather them from games one by one costs five times as much.
CREATE FUNCTION count_seats(games uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE game_seat s SET pod_id = c.pod_id, counted_at = c.counted_at, won = c.won, drawn = c.drawn
  FROM (
    SELECT f.game_id, f.seat, g.pod_id, CASE WHEN g.status = 'finished' THEN g.played_at END AS counted_at, g.outcome = 'draw' AS drawn,
      g.outcome = 'win' AND f.place = 1 AND count(*) FILTER (WHERE f.place = 1) OVER (PARTITION BY f.game_id) = 1 AS won
    FROM game_seat f JOIN game g ON g.id = f.game_id WHERE g.id = ANY(games)
  ) c
  WHERE s.game_id = c.game_id AND s.seat = c.seat
    AND (s.pod_id, s.counted_at, s.won, s.drawn) IS DISTINCT FROM (c.pod_id, c.counted_at, c.won, c.drawn)
$$;

CREATE OR REPLACE FUNCTION keep_seat_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  games uuid[] := array(SELECT DISTINCT game_id FROM seats);
BEGIN
  -- What these triggers write themselves changes nothing that they look at.
  IF games = '{}' OR pg_trigger_depth() > 1 THEN
    RETURN NULL;
  END IF;
  PERFORM count_seats(games);
  UPDATE game g SET words = game_words(g.id, g.pod_id, g.notes)
  WHERE g.id = ANY(games) AND g.words IS DISTINCT FROM game_words(g.id, g.pod_id, g.notes);
  RETURN NULL;
END $$;

CREATE FUNCTION keep_counted_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_seats(array[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER game_counted_seats AFTER UPDATE OF status, outcome, played_at ON game FOR EACH ROW EXECUTE FUNCTION keep_counted_seats();

SELECT count_seats(array(SELECT id FROM game));
