ALTER TABLE "fields" ADD COLUMN "published" jsonb;--> statement-breakpoint
ALTER TABLE "fields" ADD COLUMN "revision" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "draft_revision" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- What is there was published at once, until now.
UPDATE "fields" SET "published" = jsonb_build_object('definition', "definition", 'position', "position", 'deleted', "deleted_at" is not null);
