CREATE TABLE `budgets` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`source` text NOT NULL,
	`campaign` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `budgets_place` ON `budgets` (`month`,`source`,`campaign`);--> statement-breakpoint
CREATE TABLE `exchange_rates` (
	`id` text PRIMARY KEY NOT NULL,
	`currency` text NOT NULL,
	`base` text NOT NULL,
	`day` text NOT NULL,
	`starts_at` integer NOT NULL,
	`numerator` integer NOT NULL,
	`denominator` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchange_rates_day` ON `exchange_rates` (`base`,`currency`,`day`);--> statement-breakpoint
CREATE INDEX `exchange_rates_moment` ON `exchange_rates` (`base`,`currency`,`starts_at`);