CREATE TABLE `mail_leads` (
	`mail_id` text NOT NULL,
	`lead_id` text NOT NULL,
	PRIMARY KEY(`mail_id`, `lead_id`),
	FOREIGN KEY (`mail_id`) REFERENCES `mails`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mail_leads_lead` ON `mail_leads` (`lead_id`);--> statement-breakpoint
INSERT INTO `mail_leads` (`mail_id`, `lead_id`)
SELECT DISTINCT `mail_id`, `lead_id` FROM `notifications`
WHERE `lead_id` IS NOT NULL AND `mail_id` IN (SELECT `id` FROM `mails`);--> statement-breakpoint
ALTER TABLE `notifications` DROP COLUMN `mail_id`;