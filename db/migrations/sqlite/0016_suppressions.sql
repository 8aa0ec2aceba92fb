CREATE TABLE `suppressions` (
	`hash` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`by_name` text NOT NULL
);
