CREATE TABLE "disputes" (
	"id" text PRIMARY KEY NOT NULL,
	"lead_id" text NOT NULL,
	"move_id" text NOT NULL,
	"mql_at" bigint NOT NULL,
	"rejected_at" bigint NOT NULL,
	"note" text NOT NULL,
	"disputed_at" bigint NOT NULL,
	"disputed_by" text,
	"disputed_by_name" text NOT NULL,
	"decision" text,
	"decision_note" text,
	"decided_at" bigint,
	"decided_by" text,
	"decided_by_name" text
);
--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_move" ON "disputes" USING btree ("move_id");--> statement-breakpoint
CREATE INDEX "disputes_lead" ON "disputes" USING btree ("lead_id","mql_at");--> statement-breakpoint
CREATE INDEX "disputes_open" ON "disputes" USING btree ("disputed_at") WHERE "disputes"."decision" is null;--> statement-breakpoint
CREATE INDEX "disputes_decided" ON "disputes" USING btree ("decided_at");