CREATE TABLE `import_changes` (
	`import_id` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`before` text,
	`entity_version` integer NOT NULL,
	PRIMARY KEY(`import_id`, `entity`, `entity_id`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `import_changes_entity` ON `import_changes` (`entity_id`);--> statement-breakpoint
ALTER TABLE `imports` ADD `keeps_changes` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `undo` text;