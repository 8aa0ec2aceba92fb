CREATE TABLE "lead_consents" (
	"id" text PRIMARY KEY NOT NULL,
	"lead_id" text NOT NULL,
	"state" text NOT NULL,
	"at" bigint NOT NULL,
	"wording" text,
	"wording_version" text,
	"how" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" text,
	"recorded_by_name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "forgotten_at" bigint;--> statement-breakpoint
ALTER TABLE "lead_consents" ADD CONSTRAINT "lead_consents_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_consents_lead" ON "lead_consents" USING btree ("lead_id","at");