CREATE TABLE "cards" (
	"workspace_id" text NOT NULL,
	"request_id" text NOT NULL,
	"place" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"permalink" text,
	CONSTRAINT "cards_workspace_id_request_id_place_pk" PRIMARY KEY("workspace_id","request_id","place")
);
--> statement-breakpoint
CREATE TABLE "connected_tools" (
	"id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"stream_id" text NOT NULL,
	"integration_id" text NOT NULL,
	"tool" text NOT NULL,
	"component_id" text NOT NULL,
	"component_name" text NOT NULL,
	"component_url" text,
	"serial" boolean NOT NULL,
	"bindings" jsonb NOT NULL,
	"bound_for" text,
	"bound_by" text,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"disconnected_at" timestamp (3) with time zone,
	CONSTRAINT "connected_tools_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"request_id" text,
	"work" jsonb NOT NULL,
	"lane" text NOT NULL,
	"target" text NOT NULL,
	"serial" text,
	"state" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"lease" text,
	"attempts" bigint NOT NULL,
	"maybe_done" boolean NOT NULL,
	"error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "fields" (
	"id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"stream_id" text NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"definition" jsonb NOT NULL,
	"position" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "fields_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "forms" (
	"workspace_id" text NOT NULL,
	"stream_id" text NOT NULL,
	"version" bigint NOT NULL,
	"fields" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "forms_workspace_id_stream_id_version_pk" PRIMARY KEY("workspace_id","stream_id","version")
);
--> statement-breakpoint
CREATE TABLE "history" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"request_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"change" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "integrations" (
	"id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"tool" text NOT NULL,
	"account" jsonb NOT NULL,
	"credentials" text NOT NULL,
	"paused_because" text,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "integrations_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"time_zone" text,
	"is_slack_admin" boolean NOT NULL,
	"is_guest" boolean NOT NULL,
	"is_stranger" boolean NOT NULL,
	"is_deactivated" boolean NOT NULL,
	"fetched_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "people_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"stream_id" text NOT NULL,
	"number" bigint NOT NULL,
	"subject" text NOT NULL,
	"subject_key" text collate "C" NOT NULL,
	"is_open" boolean NOT NULL,
	"requester_id" text NOT NULL,
	"assignee_id" text,
	"due_date" text,
	"answers" jsonb NOT NULL,
	"form_version" bigint NOT NULL,
	"submission_key" text NOT NULL,
	"version" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "requests_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "seen_events" (
	"event_id" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spending" (
	"workspace_id" text NOT NULL,
	"integration_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"requests" bigint NOT NULL,
	CONSTRAINT "spending_workspace_id_integration_id_at_pk" PRIMARY KEY("workspace_id","integration_id","at")
);
--> statement-breakpoint
CREATE TABLE "stream_members" (
	"workspace_id" text NOT NULL,
	"stream_id" text NOT NULL,
	"user_id" text NOT NULL,
	"is_admin" boolean NOT NULL,
	"in_team" boolean NOT NULL,
	CONSTRAINT "stream_members_workspace_id_stream_id_user_id_pk" PRIMARY KEY("workspace_id","stream_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "streams" (
	"id" text NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"description" text NOT NULL,
	"channel_id" text NOT NULL,
	"channel_name" text NOT NULL,
	"form_version" bigint NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "streams_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"workspace_id" text NOT NULL,
	"request_id" text NOT NULL,
	"connected_tool_id" text NOT NULL,
	"task_id" text NOT NULL,
	"url" text NOT NULL,
	"linked" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"missing_since" timestamp (3) with time zone,
	CONSTRAINT "tasks_workspace_id_request_id_connected_tool_id_pk" PRIMARY KEY("workspace_id","request_id","connected_tool_id")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"enterprise_id" text,
	"name" text NOT NULL,
	"bot_token" text NOT NULL,
	"bot_user_id" text NOT NULL,
	"bot_id" text,
	"scopes" jsonb NOT NULL,
	"installed_by" text,
	"installed_at" timestamp (3) with time zone NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	"last_request_number" bigint NOT NULL,
	"settings" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_workspace_id_request_id_requests_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."requests"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connected_tools" ADD CONSTRAINT "connected_tools_workspace_id_stream_id_streams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","stream_id") REFERENCES "public"."streams"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connected_tools" ADD CONSTRAINT "connected_tools_workspace_id_integration_id_integrations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","integration_id") REFERENCES "public"."integrations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_workspace_id_workspaces_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_workspace_id_request_id_requests_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."requests"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fields" ADD CONSTRAINT "fields_workspace_id_stream_id_streams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","stream_id") REFERENCES "public"."streams"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forms" ADD CONSTRAINT "forms_workspace_id_stream_id_streams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","stream_id") REFERENCES "public"."streams"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history" ADD CONSTRAINT "history_workspace_id_request_id_requests_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."requests"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_workspace_id_workspaces_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_workspace_id_workspaces_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_workspace_id_stream_id_streams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","stream_id") REFERENCES "public"."streams"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spending" ADD CONSTRAINT "spending_workspace_id_integration_id_integrations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","integration_id") REFERENCES "public"."integrations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_members" ADD CONSTRAINT "stream_members_workspace_id_stream_id_streams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","stream_id") REFERENCES "public"."streams"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "streams" ADD CONSTRAINT "streams_workspace_id_workspaces_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspace_id_request_id_requests_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."requests"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspace_id_connected_tool_id_connected_tools_workspace_id_id_fk" FOREIGN KEY ("workspace_id","connected_tool_id") REFERENCES "public"."connected_tools"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "connected_tools_stream" ON "connected_tools" USING btree ("workspace_id","stream_id");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("due_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_lane" ON "deliveries" USING btree ("lane","seq") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_serial" ON "deliveries" USING btree ("serial") WHERE lease is not null;--> statement-breakpoint
CREATE INDEX "deliveries_failed" ON "deliveries" USING btree ("workspace_id","target") WHERE state = 'failed';--> statement-breakpoint
CREATE INDEX "deliveries_request" ON "deliveries" USING btree ("workspace_id","request_id");--> statement-breakpoint
CREATE INDEX "deliveries_settled" ON "deliveries" USING btree ("settled_at") WHERE state = 'done';--> statement-breakpoint
CREATE UNIQUE INDEX "fields_name" ON "fields" USING btree ("workspace_id","stream_id","name_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "fields_stream" ON "fields" USING btree ("workspace_id","stream_id");--> statement-breakpoint
CREATE INDEX "history_request" ON "history" USING btree ("workspace_id","request_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "integrations_tool" ON "integrations" USING btree ("workspace_id","tool");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_submission" ON "requests" USING btree ("workspace_id","submission_key");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_number" ON "requests" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "requests_created" ON "requests" USING btree ("workspace_id","created_at","number");--> statement-breakpoint
CREATE INDEX "requests_of_stream" ON "requests" USING btree ("workspace_id","stream_id","is_open","number","requester_id","assignee_id","due_date","created_at","updated_at","subject_key");--> statement-breakpoint
CREATE INDEX "requests_of_requester" ON "requests" USING btree ("workspace_id","requester_id","is_open","number","stream_id","assignee_id","due_date","created_at","updated_at","subject_key");--> statement-breakpoint
CREATE INDEX "requests_by_number" ON "requests" USING btree ("workspace_id","is_open","number","stream_id","requester_id","assignee_id","due_date","created_at","updated_at","subject_key");--> statement-breakpoint
CREATE INDEX "requests_by_due" ON "requests" USING btree ("workspace_id","is_open","due_date","number","stream_id","requester_id","assignee_id","created_at","updated_at","subject_key");--> statement-breakpoint
CREATE INDEX "requests_by_subject" ON "requests" USING btree ("workspace_id","is_open","subject_key","number","stream_id","requester_id","assignee_id","due_date","created_at","updated_at");--> statement-breakpoint
CREATE INDEX "requests_by_assignee" ON "requests" USING btree ("workspace_id","is_open","assignee_id","number","stream_id","requester_id","due_date","created_at","updated_at","subject_key");--> statement-breakpoint
CREATE INDEX "requests_by_updated" ON "requests" USING btree ("workspace_id","is_open","updated_at","number","stream_id","requester_id","assignee_id","due_date","created_at","subject_key");--> statement-breakpoint
CREATE INDEX "seen_events_at" ON "seen_events" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "stream_members_user" ON "stream_members" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "streams_name" ON "streams" USING btree ("workspace_id","name_key");