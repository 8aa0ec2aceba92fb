ALTER TABLE `leads` ADD `search_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `leads` SET `search_key` = substr(lower(`name` || char(10) || coalesce(`email`, '') || char(10) || coalesce(`company`, '')), 1, 400);--> statement-breakpoint
CREATE INDEX `leads_search` ON `leads` (`stage`,`search_key`,`id`);--> statement-breakpoint
CREATE INDEX `leads_score` ON `leads` (("fit" + "engagement"),`id`,`stage`);