CREATE TABLE "routed_channels" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"trouble" text,
	CONSTRAINT "routed_channels_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "routing_turns" (
	"workspace_id" text NOT NULL,
	"stream_id" text NOT NULL,
	"rule" text collate "C" NOT NULL,
	"turn" jsonb NOT NULL,
	CONSTRAINT "routing_turns_workspace_id_stream_id_rule_pk" PRIMARY KEY("workspace_id","stream_id","rule")
);
--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "route" jsonb;--> statement-breakpoint
ALTER TABLE "routed_channels" ADD CONSTRAINT "routed_channels_workspace_id_workspaces_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_turns" ADD CONSTRAINT "routing_turns_workspace_id_stream_id_streams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","stream_id") REFERENCES "public"."streams"("workspace_id","id") ON DELETE cascade ON UPDATE no action;