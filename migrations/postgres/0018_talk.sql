CREATE TABLE "comment_copies" (
	"workspace_id" text NOT NULL,
	"comment_id" text NOT NULL,
	"place" text NOT NULL,
	"request_id" text NOT NULL,
	"external_id" text,
	"text" text NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "comment_copies_workspace_id_comment_id_place_pk" PRIMARY KEY("workspace_id","comment_id","place")
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"request_id" text NOT NULL,
	"place" text NOT NULL,
	"external_id" text NOT NULL,
	"connected_tool_id" text,
	"author_id" text,
	"author_name" text NOT NULL,
	"text" text NOT NULL,
	"file_names" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "comments_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "file_copies" (
	"workspace_id" text NOT NULL,
	"request_id" text NOT NULL,
	"connected_tool_id" text NOT NULL,
	"file_id" text NOT NULL,
	"external_id" text,
	"refused_because" text,
	CONSTRAINT "file_copies_workspace_id_request_id_connected_tool_id_file_id_pk" PRIMARY KEY("workspace_id","request_id","connected_tool_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "team_notes" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"request_id" text NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"submission_key" text NOT NULL,
	CONSTRAINT "team_notes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "comment_copies" ADD CONSTRAINT "comment_copies_workspace_id_comment_id_comments_workspace_id_id_fk" FOREIGN KEY ("workspace_id","comment_id") REFERENCES "public"."comments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_workspace_id_request_id_requests_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."requests"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_copies" ADD CONSTRAINT "file_copies_workspace_id_request_id_requests_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."requests"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_notes" ADD CONSTRAINT "team_notes_workspace_id_request_id_requests_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."requests"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_copies_request" ON "comment_copies" USING btree ("workspace_id","request_id");--> statement-breakpoint
CREATE INDEX "comment_copies_place" ON "comment_copies" USING btree ("workspace_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "comments_external" ON "comments" USING btree ("workspace_id","place","external_id");--> statement-breakpoint
CREATE INDEX "comments_request" ON "comments" USING btree ("workspace_id","request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_notes_submission" ON "team_notes" USING btree ("workspace_id","submission_key");--> statement-breakpoint
CREATE INDEX "team_notes_request" ON "team_notes" USING btree ("workspace_id","request_id","at");--> statement-breakpoint
CREATE INDEX "cards_message" ON "cards" USING btree ("workspace_id","channel_id","ts");