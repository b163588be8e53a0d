CREATE TABLE "field_values" (
	"workspace_id" text NOT NULL,
	"request_id" text NOT NULL,
	"number" bigint NOT NULL,
	"field_id" text NOT NULL,
	"value" text collate "C" NOT NULL,
	CONSTRAINT "field_values_workspace_id_field_id_value_number_pk" PRIMARY KEY("workspace_id","field_id","value","number")
);
--> statement-breakpoint
CREATE TABLE "request_words" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"request_id" text NOT NULL,
	"number" bigint NOT NULL,
	"words" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "field_values" ADD CONSTRAINT "field_values_workspace_id_request_id_requests_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."requests"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_words" ADD CONSTRAINT "request_words_workspace_id_request_id_requests_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."requests"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "field_values_number" ON "field_values" USING btree ("workspace_id","field_id","number","value");--> statement-breakpoint
CREATE INDEX "field_values_request" ON "field_values" USING btree ("workspace_id","request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_words_request" ON "request_words" USING btree ("workspace_id","request_id");--> statement-breakpoint
CREATE INDEX "request_words_number" ON "request_words" USING btree ("workspace_id","number");