ALTER TABLE `lead_consents` ADD `latest_at` integer;--> statement-breakpoint
-- Of days without a time their beginning was kept, which in every zone is a whole quarter of an hour.
UPDATE `lead_consents` SET `latest_at` = min(`at` + 89999999, `recorded_at`) WHERE `at` < `recorded_at` AND `at` % 900000 = 0;
