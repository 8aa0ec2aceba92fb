CREATE TABLE "form_consents" (
	"form_id" text NOT NULL,
	"number" bigint NOT NULL,
	"text" text NOT NULL,
	"since" bigint NOT NULL,
	CONSTRAINT "form_consents_form_id_number_pk" PRIMARY KEY("form_id","number")
);
--> statement-breakpoint
CREATE TABLE "form_submissions" (
	"id" text PRIMARY KEY NOT NULL,
	"form_id" text NOT NULL,
	"lead_id" text,
	"nonce" text NOT NULL,
	"state" text NOT NULL,
	"email_key" text,
	"answers" jsonb NOT NULL,
	"differing" jsonb NOT NULL,
	"tags" jsonb NOT NULL,
	"page" text,
	"visitor" text,
	"consent_number" bigint,
	"has_consented" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"counted_at" bigint,
	"token_hash" text,
	"mail_id" text,
	"expires_at" bigint
);
--> statement-breakpoint
CREATE TABLE "form_views" (
	"form_id" text NOT NULL,
	"day" text NOT NULL,
	"views" bigint NOT NULL,
	CONSTRAINT "form_views_form_id_day_pk" PRIMARY KEY("form_id","day")
);
--> statement-breakpoint
CREATE TABLE "forms" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"body" jsonb NOT NULL,
	"archived_at" bigint,
	"created_by_name" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visitors" (
	"id" text PRIMARY KEY NOT NULL,
	"lead_id" text NOT NULL,
	"linked_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"id" text PRIMARY KEY NOT NULL,
	"visitor" text NOT NULL,
	"at" bigint NOT NULL,
	"type" text NOT NULL,
	"props" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "form_consents" ADD CONSTRAINT "form_consents_form_id_forms_id_fk" FOREIGN KEY ("form_id") REFERENCES "public"."forms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_submissions" ADD CONSTRAINT "form_submissions_form_id_forms_id_fk" FOREIGN KEY ("form_id") REFERENCES "public"."forms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_submissions" ADD CONSTRAINT "form_submissions_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_views" ADD CONSTRAINT "form_views_form_id_forms_id_fk" FOREIGN KEY ("form_id") REFERENCES "public"."forms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitors" ADD CONSTRAINT "visitors_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "form_submissions_nonce" ON "form_submissions" USING btree ("nonce");--> statement-breakpoint
CREATE UNIQUE INDEX "form_submissions_token" ON "form_submissions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "form_submissions_form" ON "form_submissions" USING btree ("form_id","created_at","id");--> statement-breakpoint
CREATE INDEX "form_submissions_lead" ON "form_submissions" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "form_submissions_waiting" ON "form_submissions" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "form_submissions_email" ON "form_submissions" USING btree ("email_key","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "forms_slug" ON "forms" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "visitors_lead" ON "visitors" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "visits_visitor" ON "visits" USING btree ("visitor","at");--> statement-breakpoint
CREATE INDEX "visits_at" ON "visits" USING btree ("at");