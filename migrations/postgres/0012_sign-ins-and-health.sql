CREATE TABLE "integration_health" (
	"workspace_id" text NOT NULL,
	"integration_id" text NOT NULL,
	"last_success_at" timestamp (3) with time zone,
	"limited_until" timestamp (3) with time zone,
	"warnings" jsonb NOT NULL,
	"checked_at" timestamp (3) with time zone,
	CONSTRAINT "integration_health_workspace_id_integration_id_pk" PRIMARY KEY("workspace_id","integration_id")
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"tool" text NOT NULL,
	"admin_id" text NOT NULL,
	"view_id" text NOT NULL,
	"session_hash" text NOT NULL,
	"verifier" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "sign_ins_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "spare_credentials" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"tool" text NOT NULL,
	"credentials" text NOT NULL,
	"admin_id" text,
	"account_check" jsonb,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "spare_credentials_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "token_lives" (
	"workspace_id" text NOT NULL,
	"integration_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"refresh_at" timestamp (3) with time zone NOT NULL,
	"refreshed_at" timestamp (3) with time zone NOT NULL,
	"lease" text,
	"lease_ends_at" timestamp (3) with time zone,
	"asked_at" timestamp (3) with time zone,
	"refused_at" timestamp (3) with time zone,
	CONSTRAINT "token_lives_workspace_id_integration_id_pk" PRIMARY KEY("workspace_id","integration_id")
);
--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "paused_by" text;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "label" text;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "integration_health" ADD CONSTRAINT "integration_health_workspace_id_integration_id_integrations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","integration_id") REFERENCES "public"."integrations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_workspace_id_workspaces_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spare_credentials" ADD CONSTRAINT "spare_credentials_workspace_id_workspaces_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token_lives" ADD CONSTRAINT "token_lives_workspace_id_integration_id_integrations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","integration_id") REFERENCES "public"."integrations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "token_lives_due" ON "token_lives" USING btree ("refresh_at");