CREATE TABLE "channel_buttons" (
	"workspace_id" text NOT NULL,
	"stream_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"bookmark_id" text,
	CONSTRAINT "channel_buttons_workspace_id_stream_id_channel_id_pk" PRIMARY KEY("workspace_id","stream_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "form_offers" (
	"id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"stream_id" text NOT NULL,
	"user_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"details" text,
	"offered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "form_offers_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "emoji" text;--> statement-breakpoint
ALTER TABLE "channel_buttons" ADD CONSTRAINT "channel_buttons_workspace_id_workspaces_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_offers" ADD CONSTRAINT "form_offers_workspace_id_stream_id_streams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","stream_id") REFERENCES "public"."streams"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channel_buttons_message" ON "channel_buttons" USING btree ("workspace_id","channel_id","ts");--> statement-breakpoint
CREATE UNIQUE INDEX "form_offers_reaction" ON "form_offers" USING btree ("workspace_id","stream_id","channel_id","ts","user_id");--> statement-breakpoint
CREATE INDEX "form_offers_age" ON "form_offers" USING btree ("offered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "streams_emoji" ON "streams" USING btree ("workspace_id","emoji");