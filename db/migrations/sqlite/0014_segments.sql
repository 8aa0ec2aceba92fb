CREATE TABLE `segments` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`description` text NOT NULL,
	`condition` text NOT NULL,
	`bit` integer NOT NULL,
	`swept_to` text,
	`created_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `segments_name_key` ON `segments` (`name_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `segments_bit` ON `segments` (`bit`);--> statement-breakpoint
ALTER TABLE `leads` ADD `segments` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `leads_segments` ON `leads` (`segments`);