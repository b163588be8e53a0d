ALTER TABLE "cards" ADD COLUMN "told_up_to" bigint;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "status_id" text;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "submitted_by" text;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "deleted_at" timestamp (3) with time zone;