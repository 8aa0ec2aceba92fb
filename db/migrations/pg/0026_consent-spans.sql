ALTER TABLE "lead_consents" ADD COLUMN "latest_at" bigint;--> statement-breakpoint
-- Of days without a time their beginning was kept, which in every zone is a whole quarter of an hour.
UPDATE "lead_consents" SET "latest_at" = least("at" + 89999999, "recorded_at") WHERE "at" < "recorded_at" AND "at" % 900000 = 0;
