CREATE TABLE "news" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"recipient" text NOT NULL,
	"request_id" text NOT NULL,
	"what" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "news" ADD CONSTRAINT "news_workspace_id_request_id_requests_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."requests"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "news_recipient" ON "news" USING btree ("workspace_id","recipient","sent_at");--> statement-breakpoint
CREATE INDEX "news_request" ON "news" USING btree ("workspace_id","request_id");