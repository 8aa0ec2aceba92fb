CREATE TABLE `criteria_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`part` text NOT NULL,
	`rule_id` text,
	`rule_label` text,
	`kind` text NOT NULL,
	`text` text,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `criteria_versions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `criteria_comments_version` ON `criteria_comments` (`version_id`);--> statement-breakpoint
CREATE TABLE `criteria_proposals` (
	`signature_id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`evidence` text NOT NULL,
	FOREIGN KEY (`signature_id`) REFERENCES `criteria_signatures`(`id`) ON UPDATE no action ON DELETE cascade
);
