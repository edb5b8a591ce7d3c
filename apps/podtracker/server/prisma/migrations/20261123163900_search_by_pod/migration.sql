-- A message's words bear its pod's mark, so that the index alone finds what one pod said: a word that is
-- common in all others costs nothing. No piece of a text holds an @, so none can be taken for a mark.
DROP INDEX "chat_message_words_idx";
DROP FUNCTION chat_words(text);
DROP FUNCTION chat_query(text);

CREATE FUNCTION chat_words(pod uuid, said text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN array_to_tsvector(chat_pieces(said) || ('@' || pod::text));

-- Words that begin with all pieces of what is asked for, null where it has none. Pieces hold no quotes, so none can end one.
CREATE FUNCTION chat_query(pod uuid, asked text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ('''@' || pod::text || ''' & ''' || nullif(array_to_string(chat_pieces(asked), ''':* & '''), '') || ''':*')::tsquery;

CREATE INDEX "chat_message_words_idx" ON "chat_message" USING gin (chat_words("pod_id", "text")) WHERE "deleted_at" IS NULL;
