CREATE TABLE `criteria_signatures` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`side` text NOT NULL,
	`decision` text NOT NULL,
	`comment` text,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `criteria_versions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `criteria_signatures_version` ON `criteria_signatures` (`version_id`,`at`);--> statement-breakpoint
CREATE TABLE `criteria_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`body` text NOT NULL,
	`base_id` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`proposed_at` integer,
	`agreed_at` integer,
	`activated_at` integer,
	`retired_at` integer,
	`evidence` text,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `criteria_versions_number` ON `criteria_versions` (`number`);--> statement-breakpoint
CREATE INDEX `criteria_versions_state` ON `criteria_versions` (`state`);--> statement-breakpoint
CREATE TABLE `custom_attributes` (
	`id` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`type` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_mappings` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`mapping` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_problems` (
	`import_id` text NOT NULL,
	`row` integer NOT NULL,
	`severity` text NOT NULL,
	`problem` text NOT NULL,
	`cells` text NOT NULL,
	PRIMARY KEY(`import_id`, `row`, `severity`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`file_bytes` integer NOT NULL,
	`read_bytes` integer DEFAULT 0 NOT NULL,
	`mapping` text,
	`state` text NOT NULL,
	`counts` text NOT NULL,
	`message` text,
	`created_by` text,
	`created_by_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`progress_at` integer,
	`finished_at` integer,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`domain` text,
	`attributes` text NOT NULL,
	`customer_since` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_domain` ON `accounts` (`domain`);--> statement-breakpoint
CREATE INDEX `accounts_name_key` ON `accounts` (`name_key`);--> statement-breakpoint
CREATE TABLE `activities` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`props` text NOT NULL,
	`external_id` text,
	`actor_id` text,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `activities_lead` ON `activities` (`lead_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `activities_external_id` ON `activities` (`external_id`);--> statement-breakpoint
CREATE TABLE `bant_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`dimension` text NOT NULL,
	`level` text NOT NULL,
	`value` text,
	`evidence` text,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `bant_answers_lead` ON `bant_answers` (`lead_id`,`at`);--> statement-breakpoint
CREATE TABLE `handoffs` (
	`lead_id` text NOT NULL,
	`round` integer NOT NULL,
	`mql_at` integer NOT NULL,
	`path` text NOT NULL,
	`criteria_version_id` text,
	`fit` integer NOT NULL,
	`engagement` integer NOT NULL,
	`sla_due_at` integer,
	`sal_at` integer,
	`sql_at` integer,
	`customer_at` integer,
	`exit_at` integer,
	`exit_stage` text,
	`exit_reason_id` text,
	`first_touch_at` integer,
	PRIMARY KEY(`lead_id`, `round`),
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `handoffs_mql` ON `handoffs` (`mql_at`,`sql_at`);--> statement-breakpoint
CREATE INDEX `handoffs_sal` ON `handoffs` (`sal_at`);--> statement-breakpoint
CREATE INDEX `handoffs_sql` ON `handoffs` (`sql_at`);--> statement-breakpoint
CREATE INDEX `handoffs_customer` ON `handoffs` (`customer_at`);--> statement-breakpoint
CREATE TABLE `leads` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text,
	`email_key` text,
	`external_id` text,
	`name` text NOT NULL,
	`phone` text,
	`attributes` text NOT NULL,
	`title` text,
	`company` text,
	`source` text,
	`campaign` text,
	`country` text,
	`account_id` text,
	`label` text NOT NULL,
	`utm_first` text,
	`utm_last` text,
	`opted_out` integer DEFAULT false NOT NULL,
	`stage` text NOT NULL,
	`stage_at` integer NOT NULL,
	`owner_id` text,
	`claimed_by` text,
	`claimed_until` integer,
	`nurture_until` integer,
	`engagement_since` integer,
	`exit_reason_id` text,
	`bant` text NOT NULL,
	`fit` integer DEFAULT 0 NOT NULL,
	`engagement` integer DEFAULT 0 NOT NULL,
	`grade` text,
	`scored_at` integer NOT NULL,
	`rescore_at` integer,
	`held_at` integer,
	`mql_at` integer,
	`path` text,
	`criteria_version_id` text,
	`sla_due_at` integer,
	`first_touch_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`first_mql_at` integer,
	`first_sal_at` integer,
	`first_sql_at` integer,
	`first_customer_at` integer,
	`last_activity_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `leads_email_key` ON `leads` (`email_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `leads_external_id` ON `leads` (`external_id`);--> statement-breakpoint
CREATE INDEX `leads_stage` ON `leads` (`stage`,`stage_at`,`id`);--> statement-breakpoint
CREATE INDEX `leads_stage_sla` ON `leads` (`stage`,`sla_due_at`);--> statement-breakpoint
CREATE INDEX `leads_nurture` ON `leads` (`stage`,`nurture_until`);--> statement-breakpoint
CREATE INDEX `leads_owner` ON `leads` (`owner_id`,`stage`);--> statement-breakpoint
CREATE INDEX `leads_account` ON `leads` (`account_id`);--> statement-breakpoint
CREATE INDEX `leads_rescore` ON `leads` (`rescore_at`);--> statement-breakpoint
CREATE INDEX `leads_created` ON `leads` (`created_at`,`source`);--> statement-breakpoint
CREATE INDEX `leads_source` ON `leads` (`source`);--> statement-breakpoint
CREATE INDEX `leads_name` ON `leads` (`name`);--> statement-breakpoint
CREATE TABLE `observations` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`observed_at` integer NOT NULL,
	`values` text NOT NULL,
	`origin` text NOT NULL,
	`actor_id` text,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `observations_lead` ON `observations` (`lead_id`,`observed_at`);--> statement-breakpoint
CREATE INDEX `observations_origin` ON `observations` (`origin`,`lead_id`);--> statement-breakpoint
CREATE TABLE `opportunities` (
	`id` text PRIMARY KEY NOT NULL,
	`external_id` text,
	`lead_id` text,
	`account_id` text,
	`name` text NOT NULL,
	`product` text,
	`owner_name` text,
	`amount_minor` integer,
	`currency` text NOT NULL,
	`state` text NOT NULL,
	`opened_at` integer,
	`close_date` text,
	`closed_at` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `opportunities_external_id` ON `opportunities` (`external_id`);--> statement-breakpoint
CREATE INDEX `opportunities_lead` ON `opportunities` (`lead_id`);--> statement-breakpoint
CREATE INDEX `opportunities_state` ON `opportunities` (`state`,`closed_at`);--> statement-breakpoint
CREATE TABLE `stage_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`step` integer NOT NULL,
	`from_stage` text,
	`to_stage` text NOT NULL,
	`at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`reason_id` text,
	`note` text,
	`path` text,
	`criteria_version_id` text,
	`fit` integer NOT NULL,
	`engagement` integer NOT NULL,
	`explanation` text,
	`undoes` text,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stage_moves_lead_step` ON `stage_moves` (`lead_id`,`step`);--> statement-breakpoint
CREATE INDEX `stage_moves_to` ON `stage_moves` (`to_stage`,`at`);--> statement-breakpoint
CREATE TABLE `costs` (
	`id` text PRIMARY KEY NOT NULL,
	`external_id` text,
	`day` text NOT NULL,
	`source` text,
	`campaign` text,
	`kind` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`reported_impressions` integer,
	`reported_clicks` integer,
	`reported_leads` integer,
	`reported_customers` integer,
	`reported_revenue_minor` integer,
	`note` text,
	`import_id` text,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `costs_external_id` ON `costs` (`external_id`);--> statement-breakpoint
CREATE INDEX `costs_day` ON `costs` (`day`);--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`hash` text NOT NULL,
	`role` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash` ON `api_keys` (`hash`);--> statement-breakpoint
CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`command` text NOT NULL,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `audit_entity` ON `audit` (`entity`,`entity_id`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor_id`,`seq`);--> statement-breakpoint
CREATE TABLE `exit_reasons` (
	`id` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`kind` text NOT NULL,
	`actor` text NOT NULL,
	`needs_attempts` integer DEFAULT false NOT NULL,
	`position` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE TABLE `invites` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`email` text NOT NULL,
	`role` text,
	`user_id` text,
	`token_hash` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invites_token` ON `invites` (`token_hash`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`user_agent` text,
	`ip` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`window_ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text,
	`disabled_at` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_key` ON `users` (`email_key`);