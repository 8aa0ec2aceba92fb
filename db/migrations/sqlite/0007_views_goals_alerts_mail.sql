CREATE TABLE `alert_readers` (
	`user_id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`report` text,
	`content` text NOT NULL,
	`raised_at` integer NOT NULL,
	`closed_at` integer,
	`ending` text,
	`acknowledged_at` integer,
	`acknowledged_by` text,
	`acknowledged_by_name` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_open` ON `alerts` (`subject`) WHERE "alerts"."closed_at" is null;--> statement-breakpoint
CREATE INDEX `alerts_closed` ON `alerts` (`closed_at`);--> statement-breakpoint
CREATE TABLE `checked_days` (
	`day` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `goal_checks` (
	`goal_id` text NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`verdict` text NOT NULL,
	`measured` text NOT NULL,
	`target` text NOT NULL,
	PRIMARY KEY(`goal_id`, `day`),
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `goals` (
	`id` text PRIMARY KEY NOT NULL,
	`report` text NOT NULL,
	`search` text NOT NULL,
	`table_id` text NOT NULL,
	`row_id` text NOT NULL,
	`column_key` text NOT NULL,
	`figure` text NOT NULL,
	`direction` text NOT NULL,
	`target` text NOT NULL,
	`basis` text NOT NULL,
	`last_day` text,
	`created_by` text,
	`created_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `goals_report` ON `goals` (`report`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`to_name` text NOT NULL,
	`to_address` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`state` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`ended_at` integer,
	`problem` text
);
--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`state`,`next_at`);--> statement-breakpoint
CREATE INDEX `mails_created` ON `mails` (`created_at`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`page` text NOT NULL,
	`report` text,
	`search` text NOT NULL,
	`name` text NOT NULL,
	`is_shared` integer NOT NULL,
	`owner_id` text NOT NULL,
	`owner_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `saved_views_page` ON `saved_views` (`page`,`report`);