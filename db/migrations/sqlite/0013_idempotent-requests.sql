CREATE TABLE `kept_answers` (
	`actor_id` text NOT NULL,
	`key` text NOT NULL,
	`request` text NOT NULL,
	`result` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`actor_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `kept_answers_at` ON `kept_answers` (`at`);--> statement-breakpoint
ALTER TABLE `api_keys` ADD `scopes` text;