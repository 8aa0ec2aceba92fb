CREATE TABLE `lead_aliases` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`lead_id` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`kind`, `key`),
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `lead_aliases_lead` ON `lead_aliases` (`lead_id`);--> statement-breakpoint
CREATE TABLE `merges` (
	`id` text PRIMARY KEY NOT NULL,
	`merged_id` text NOT NULL,
	`into_id` text NOT NULL,
	`merged_name` text NOT NULL,
	`merged_email` text,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`before` text NOT NULL,
	`lead_version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `merges_merged` ON `merges` (`merged_id`);--> statement-breakpoint
CREATE INDEX `merges_into` ON `merges` (`into_id`);