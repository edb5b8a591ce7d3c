-- CreateEnum
CREATE TYPE "game_revision_kind" AS ENUM ('recorded', 'corrected', 'voided', 'restored');

-- AlterTable
ALTER TABLE "game" ADD COLUMN     "words" tsvector;

-- CreateTable
CREATE TABLE "game_revision" (
    "game_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" "game_revision_kind" NOT NULL,
    "user_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "record" JSONB NOT NULL,

    CONSTRAINT "game_revision_pkey" PRIMARY KEY ("game_id","revision")
);

-- CreateIndex
CREATE INDEX "game_revision_user_id_idx" ON "game_revision"("user_id");

-- CreateIndex
CREATE INDEX "game_words_idx" ON "game" USING GIN ("words");

-- AddForeignKey
ALTER TABLE "game_revision" ADD CONSTRAINT "game_revision_game_id_fkey" FOREIGN KEY ("game_id") REFERENCES "game"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "game_revision" ADD CONSTRAINT "game_revision_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What a game can be found by: the pieces of its notes, decks and commanders, as the chat's search splits them, with marks
-- for its pod, its players and each commander's whole name, so that the index alone finds what one pod played. Names change, so they are not among
-- them: `game_query` finds whose they are. No piece of a text holds an @, so none can be taken for a mark.
CREATE FUNCTION game_words(game_ uuid, pod uuid, notes text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
RETURN array_to_tsvector(
  array['@' || pod::text] || coalesce(chat_pieces(notes), '{}') || array(
    SELECT unnest(array['@' || s.member_id::text] || coalesce(chat_pieces(s.deck_name), '{}') || chat_pieces(array_to_string(s.commanders, ' '))
      || array(SELECT '@' || name FROM unnest(s.commanders) name))
    FROM game_seat s WHERE s.game_id = game_
  )
);

-- Games of a pod in which every piece of what is asked for begins a word, or the name of somebody who played; null where it has none.
CREATE FUNCTION game_query(pod uuid, asked text) RETURNS tsquery LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
  SELECT ('''@' || pod::text || '''' || string_agg(' & (''' || piece || ''':*' || coalesce(called.marks, '') || ')', ''))::tsquery
  FROM unnest(chat_pieces(asked)) piece, LATERAL (
    SELECT string_agg(' | ''@' || m.id::text || '''', '') AS marks
    FROM pod_member m LEFT JOIN "user" u ON u.id = m.user_id
    WHERE m.pod_id = pod AND EXISTS (SELECT FROM unnest(chat_pieces(coalesce(u.name, m.guest_name))) name WHERE starts_with(name, piece))
  ) called
);

CREATE FUNCTION keep_seat_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE game g SET words = game_words(g.id, g.pod_id, g.notes) FROM (SELECT DISTINCT game_id FROM seats) s
  WHERE g.id = s.game_id AND g.words IS DISTINCT FROM game_words(g.id, g.pod_id, g.notes);
  RETURN NULL;
END $$;
CREATE TRIGGER game_seat_words_insert AFTER INSERT ON game_seat REFERENCING NEW TABLE AS seats
  FOR EACH STATEMENT EXECUTE FUNCTION keep_seat_words();
CREATE TRIGGER game_seat_words_update AFTER UPDATE ON game_seat REFERENCING NEW TABLE AS seats
  FOR EACH STATEMENT EXECUTE FUNCTION keep_seat_words();

CREATE FUNCTION keep_note_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.words := game_words(NEW.id, NEW.pod_id, NEW.notes);
  RETURN NEW;
END $$;
CREATE TRIGGER game_note_words BEFORE UPDATE OF notes ON game FOR EACH ROW EXECUTE FUNCTION keep_note_words();

UPDATE game g SET words = game_words(g.id, g.pod_id, g.notes);
