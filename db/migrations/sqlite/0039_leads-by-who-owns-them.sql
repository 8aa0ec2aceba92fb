DROP INDEX `leads_search`;--> statement-breakpoint
DROP INDEX `leads_external_id`;--> statement-breakpoint
DROP INDEX `leads_owner`;--> statement-breakpoint
CREATE UNIQUE INDEX `leads_external_id` ON `leads` (`external_id`) WHERE "leads"."external_id" is not null;--> statement-breakpoint
CREATE INDEX `leads_owner` ON `leads` (`owner_id`,`stage`,`stage_at`,`id`) WHERE "leads"."owner_id" is not null;