CREATE TABLE `challengers` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`version_number` integer NOT NULL,
	`version_name` text NOT NULL,
	`body` text NOT NULL,
	`started_at` integer NOT NULL,
	`started_by` text,
	`started_by_name` text NOT NULL,
	`stopped_at` integer,
	`stopped_by` text,
	`stopped_by_name` text
);
