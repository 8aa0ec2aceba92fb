ALTER TABLE `leads` ADD `callback_at` integer;--> statement-breakpoint
CREATE INDEX `leads_callback` ON `leads` (`callback_at`) WHERE "leads"."callback_at" is not null;--> statement-breakpoint
UPDATE `leads` SET `callback_at` = (
  SELECT CASE WHEN typeof(a.`props` ->> 'callbackAt') = 'integer' THEN a.`props` ->> 'callbackAt' END
  FROM `activities` a
  WHERE a.`lead_id` = `leads`.`id` AND a.`type` IN ('call', 'email_sent', 'meeting') AND a.`at` >= `leads`.`mql_at`
  ORDER BY a.`at` DESC LIMIT 1
) WHERE `stage` IN ('mql', 'sal') AND `mql_at` IS NOT NULL;
