INSERT INTO "notification_choices" ("user_id", "kind", "channel") SELECT "user_id", 'alert.raised', 'mail' FROM "alert_readers";--> statement-breakpoint
DROP TABLE "alert_readers" CASCADE;