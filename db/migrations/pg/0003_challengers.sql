CREATE TABLE "challengers" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"version_number" bigint NOT NULL,
	"version_name" text NOT NULL,
	"body" jsonb NOT NULL,
	"started_at" bigint NOT NULL,
	"started_by" text,
	"started_by_name" text NOT NULL,
	"stopped_at" bigint,
	"stopped_by" text,
	"stopped_by_name" text
);
