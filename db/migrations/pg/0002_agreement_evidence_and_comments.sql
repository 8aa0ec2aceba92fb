CREATE TABLE "criteria_comments" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"part" text NOT NULL,
	"rule_id" text,
	"rule_label" text,
	"kind" text NOT NULL,
	"text" text,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "criteria_proposals" (
	"signature_id" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"evidence" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "criteria_comments" ADD CONSTRAINT "criteria_comments_version_id_criteria_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."criteria_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria_proposals" ADD CONSTRAINT "criteria_proposals_signature_id_criteria_signatures_id_fk" FOREIGN KEY ("signature_id") REFERENCES "public"."criteria_signatures"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "criteria_comments_version" ON "criteria_comments" USING btree ("version_id");