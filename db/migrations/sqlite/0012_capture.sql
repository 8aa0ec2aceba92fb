CREATE TABLE `form_consents` (
	`form_id` text NOT NULL,
	`number` integer NOT NULL,
	`text` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`form_id`, `number`),
	FOREIGN KEY (`form_id`) REFERENCES `forms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `form_submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`form_id` text NOT NULL,
	`lead_id` text,
	`nonce` text NOT NULL,
	`state` text NOT NULL,
	`email_key` text,
	`answers` text NOT NULL,
	`differing` text NOT NULL,
	`tags` text NOT NULL,
	`page` text,
	`visitor` text,
	`consent_number` integer,
	`has_consented` integer NOT NULL,
	`created_at` integer NOT NULL,
	`counted_at` integer,
	`token_hash` text,
	`mail_id` text,
	`expires_at` integer,
	FOREIGN KEY (`form_id`) REFERENCES `forms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `form_submissions_nonce` ON `form_submissions` (`nonce`);--> statement-breakpoint
CREATE UNIQUE INDEX `form_submissions_token` ON `form_submissions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `form_submissions_form` ON `form_submissions` (`form_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `form_submissions_lead` ON `form_submissions` (`lead_id`);--> statement-breakpoint
CREATE INDEX `form_submissions_waiting` ON `form_submissions` (`state`,`expires_at`);--> statement-breakpoint
CREATE INDEX `form_submissions_email` ON `form_submissions` (`email_key`,`created_at`);--> statement-breakpoint
CREATE TABLE `form_views` (
	`form_id` text NOT NULL,
	`day` text NOT NULL,
	`views` integer NOT NULL,
	PRIMARY KEY(`form_id`, `day`),
	FOREIGN KEY (`form_id`) REFERENCES `forms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `forms` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`archived_at` integer,
	`created_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `forms_slug` ON `forms` (`slug`);--> statement-breakpoint
CREATE TABLE `visitors` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`linked_at` integer NOT NULL,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `visitors_lead` ON `visitors` (`lead_id`);--> statement-breakpoint
CREATE TABLE `visits` (
	`id` text PRIMARY KEY NOT NULL,
	`visitor` text NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`props` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visits_visitor` ON `visits` (`visitor`,`at`);--> statement-breakpoint
CREATE INDEX `visits_at` ON `visits` (`at`);