CREATE TABLE "segments" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"description" text NOT NULL,
	"condition" jsonb NOT NULL,
	"bit" bigint NOT NULL,
	"swept_to" text,
	"created_by_name" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "segments" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "segments_name_key" ON "segments" USING btree ("name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "segments_bit" ON "segments" USING btree ("bit");--> statement-breakpoint
CREATE INDEX "leads_segments" ON "leads" USING btree ("segments");