-- How the chat's search splits a text, what was said and what is asked for alike: into runs of letters and digits, small
-- and without accents. (The parser of to_tsvector takes addresses, paths, dates and "and/or" for single words.)
-- A collation of its own, so that every database reads letters alike. At most 100 letters of a word, as a lexeme ends at 2 KB.
CREATE FUNCTION chat_pieces(said text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN array_remove(
  string_to_array(
    regexp_replace(
      regexp_replace(
        regexp_replace(lower(normalize(said, NFKD) COLLATE pg_c_utf8), '[\u0300-\u036f]', '', 'g'),
        '[^[:alnum:]]+', ' ', 'g'),
      '([[:alnum:]]{100})[[:alnum:]]+', '\1', 'g'),
    ' '),
  '');

CREATE FUNCTION chat_words(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN array_to_tsvector(chat_pieces(said));

-- Words that begin with all pieces of what is asked for, null where it has none. Pieces hold no quotes, so none can end one.
CREATE FUNCTION chat_query(asked text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ('''' || nullif(array_to_string(chat_pieces(asked), ''':* & '''), '') || ''':*')::tsquery;

DROP INDEX "chat_message_words_idx";
CREATE INDEX "chat_message_words_idx" ON "chat_message" USING gin (chat_words("text")) WHERE "deleted_at" IS NULL;
