CREATE TABLE "lead_aliases" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"lead_id" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "lead_aliases_kind_key_pk" PRIMARY KEY("kind","key")
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"id" text PRIMARY KEY NOT NULL,
	"merged_id" text NOT NULL,
	"into_id" text NOT NULL,
	"merged_name" text NOT NULL,
	"merged_email" text,
	"at" bigint NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"before" jsonb NOT NULL,
	"lead_version" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lead_aliases" ADD CONSTRAINT "lead_aliases_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_aliases_lead" ON "lead_aliases" USING btree ("lead_id");--> statement-breakpoint
CREATE UNIQUE INDEX "merges_merged" ON "merges" USING btree ("merged_id");--> statement-breakpoint
CREATE INDEX "merges_into" ON "merges" USING btree ("into_id");