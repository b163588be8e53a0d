-- Words come ready made: PostgreSQL's own parser, which sees addresses and numbers in text, has no part in it.
CREATE INDEX "request_words_index" ON "request_words" USING gin (array_to_tsvector(string_to_array("words", ' ')));
