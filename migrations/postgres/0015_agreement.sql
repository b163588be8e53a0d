CREATE TABLE "synced_tasks" (
	"workspace_id" text NOT NULL,
	"request_id" text NOT NULL,
	"connected_tool_id" text NOT NULL,
	"synced" jsonb NOT NULL,
	CONSTRAINT "synced_tasks_workspace_id_request_id_connected_tool_id_pk" PRIMARY KEY("workspace_id","request_id","connected_tool_id")
);
--> statement-breakpoint
CREATE TABLE "watches" (
	"workspace_id" text NOT NULL,
	"connected_tool_id" text NOT NULL,
	"settings" jsonb NOT NULL,
	"seen_until" timestamp (3) with time zone,
	"next_look_at" timestamp (3) with time zone NOT NULL,
	"last_look" jsonb,
	"unheard_because" text,
	CONSTRAINT "watches_workspace_id_connected_tool_id_pk" PRIMARY KEY("workspace_id","connected_tool_id")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"connected_tool_id" text NOT NULL,
	"tool" text NOT NULL,
	"external_id" text,
	"secret" text,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"heard_at" timestamp (3) with time zone,
	CONSTRAINT "webhooks_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "synced_tasks" ADD CONSTRAINT "synced_tasks_workspace_id_request_id_requests_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."requests"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "synced_tasks" ADD CONSTRAINT "synced_tasks_workspace_id_connected_tool_id_connected_tools_workspace_id_id_fk" FOREIGN KEY ("workspace_id","connected_tool_id") REFERENCES "public"."connected_tools"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_workspace_id_connected_tool_id_connected_tools_workspace_id_id_fk" FOREIGN KEY ("workspace_id","connected_tool_id") REFERENCES "public"."connected_tools"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_workspace_id_connected_tool_id_connected_tools_workspace_id_id_fk" FOREIGN KEY ("workspace_id","connected_tool_id") REFERENCES "public"."connected_tools"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "webhooks_id" ON "webhooks" USING btree ("id");--> statement-breakpoint
CREATE INDEX "webhooks_connected_tool" ON "webhooks" USING btree ("workspace_id","connected_tool_id");--> statement-breakpoint
CREATE INDEX "tasks_of_tool" ON "tasks" USING btree ("workspace_id","connected_tool_id","task_id");