CREATE TABLE `search_entries` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`lead_id` text NOT NULL,
	`key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_entries_lead` ON `search_entries` (`lead_id`);
--> statement-breakpoint
-- What is found by: three letters each. It keeps no text of its own.
CREATE VIRTUAL TABLE `lead_search` USING fts5(`key`, content='search_entries', content_rowid='seq', tokenize='trigram case_sensitive 1', detail='none', columnsize=0);
--> statement-breakpoint
INSERT INTO `lead_search` (`lead_search`, `rank`) VALUES ('automerge', 16);
--> statement-breakpoint
INSERT INTO `search_entries` (`lead_id`, `key`) SELECT `id`, `search_key` || coalesce((SELECT group_concat(char(10) || `key`, '') FROM `lead_aliases` WHERE `lead_id` = `leads`.`id` AND `kind` = 'email'), '') FROM `leads` ORDER BY `created_at`, `id`;
--> statement-breakpoint
INSERT INTO `lead_search` (`lead_search`) VALUES ('rebuild');
--> statement-breakpoint
-- What changed since the last commit: a trigger that wrote into the index itself would have it write to the disk for every row.
CREATE TABLE `search_changes` (`seq` integer PRIMARY KEY NOT NULL, `was` text, `becomes` text);
--> statement-breakpoint
CREATE TRIGGER `search_entries_added` AFTER INSERT ON `search_entries` BEGIN
	INSERT INTO `search_changes` VALUES (new.`seq`, NULL, new.`key`) ON CONFLICT (`seq`) DO UPDATE SET `becomes` = excluded.`becomes`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_entries_changed` AFTER UPDATE OF `key` ON `search_entries` WHEN old.`key` <> new.`key` BEGIN
	INSERT INTO `search_changes` VALUES (new.`seq`, old.`key`, new.`key`) ON CONFLICT (`seq`) DO UPDATE SET `becomes` = excluded.`becomes`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_entries_removed` AFTER DELETE ON `search_entries` BEGIN
	INSERT INTO `search_changes` VALUES (old.`seq`, old.`key`, NULL) ON CONFLICT (`seq`) DO UPDATE SET `becomes` = NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `leads_search_added` AFTER INSERT ON `leads` BEGIN
	INSERT INTO `search_entries` (`lead_id`, `key`) VALUES (new.`id`, new.`search_key`);
END;
--> statement-breakpoint
CREATE TRIGGER `leads_search_changed` AFTER UPDATE OF `search_key` ON `leads` WHEN old.`search_key` <> new.`search_key` BEGIN
	UPDATE `search_entries` SET `key` = coalesce((SELECT `search_key` FROM `leads` WHERE `id` = new.`id`), '') || coalesce((SELECT group_concat(char(10) || `key`, '') FROM `lead_aliases` WHERE `lead_id` = new.`id` AND `kind` = 'email'), '') WHERE `lead_id` = new.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `leads_search_removed` AFTER DELETE ON `leads` BEGIN
	DELETE FROM `search_entries` WHERE `lead_id` = old.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `lead_aliases_search_added` AFTER INSERT ON `lead_aliases` WHEN new.`kind` = 'email' BEGIN
	UPDATE `search_entries` SET `key` = coalesce((SELECT `search_key` FROM `leads` WHERE `id` = new.`lead_id`), '') || coalesce((SELECT group_concat(char(10) || `key`, '') FROM `lead_aliases` WHERE `lead_id` = new.`lead_id` AND `kind` = 'email'), '') WHERE `lead_id` = new.`lead_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `lead_aliases_search_moved` AFTER UPDATE OF `lead_id` ON `lead_aliases` WHEN new.`kind` = 'email' BEGIN
	UPDATE `search_entries` SET `key` = coalesce((SELECT `search_key` FROM `leads` WHERE `id` = old.`lead_id`), '') || coalesce((SELECT group_concat(char(10) || `key`, '') FROM `lead_aliases` WHERE `lead_id` = old.`lead_id` AND `kind` = 'email'), '') WHERE `lead_id` = old.`lead_id`;
	UPDATE `search_entries` SET `key` = coalesce((SELECT `search_key` FROM `leads` WHERE `id` = new.`lead_id`), '') || coalesce((SELECT group_concat(char(10) || `key`, '') FROM `lead_aliases` WHERE `lead_id` = new.`lead_id` AND `kind` = 'email'), '') WHERE `lead_id` = new.`lead_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `lead_aliases_search_removed` AFTER DELETE ON `lead_aliases` WHEN old.`kind` = 'email' BEGIN
	UPDATE `search_entries` SET `key` = coalesce((SELECT `search_key` FROM `leads` WHERE `id` = old.`lead_id`), '') || coalesce((SELECT group_concat(char(10) || `key`, '') FROM `lead_aliases` WHERE `lead_id` = old.`lead_id` AND `kind` = 'email'), '') WHERE `lead_id` = old.`lead_id`;
END;
