ALTER TABLE "users" ADD COLUMN "away_from" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "away_until" text;