CREATE TABLE `disputes` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`move_id` text NOT NULL,
	`mql_at` integer NOT NULL,
	`rejected_at` integer NOT NULL,
	`note` text NOT NULL,
	`disputed_at` integer NOT NULL,
	`disputed_by` text,
	`disputed_by_name` text NOT NULL,
	`decision` text,
	`decision_note` text,
	`decided_at` integer,
	`decided_by` text,
	`decided_by_name` text,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `disputes_move` ON `disputes` (`move_id`);--> statement-breakpoint
CREATE INDEX `disputes_lead` ON `disputes` (`lead_id`,`mql_at`);--> statement-breakpoint
CREATE INDEX `disputes_open` ON `disputes` (`disputed_at`) WHERE "disputes"."decision" is null;--> statement-breakpoint
CREATE INDEX `disputes_decided` ON `disputes` (`decided_at`);