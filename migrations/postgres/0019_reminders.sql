CREATE TABLE "reminders" (
	"workspace_id" text NOT NULL,
	"request_id" text NOT NULL,
	"event" text NOT NULL,
	"due_date" text NOT NULL,
	CONSTRAINT "reminders_workspace_id_request_id_event_due_date_pk" PRIMARY KEY("workspace_id","request_id","event","due_date")
);
--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_workspace_id_request_id_requests_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."requests"("workspace_id","id") ON DELETE cascade ON UPDATE no action;