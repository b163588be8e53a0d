-- Housekeeping reads them one by one.
INSERT INTO "request_words" ("workspace_id", "request_id", "number", "words")
SELECT "workspace_id", "id", "number", '' FROM "requests"
WHERE NOT EXISTS (SELECT 1 FROM "request_words" w WHERE w."workspace_id" = "requests"."workspace_id" AND w."request_id" = "requests"."id");
