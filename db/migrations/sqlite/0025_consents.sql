CREATE TABLE `lead_consents` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`wording` text,
	`wording_version` text,
	`how` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text,
	`recorded_by_name` text NOT NULL,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `lead_consents_lead` ON `lead_consents` (`lead_id`,`at`);--> statement-breakpoint
ALTER TABLE `imports` ADD `forgotten_at` integer;