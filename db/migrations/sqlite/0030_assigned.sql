ALTER TABLE `handoffs` ADD `assigned_at` integer;--> statement-breakpoint
UPDATE `handoffs` SET `assigned_at` = coalesce(`sal_at`, `sql_at`, `customer_at`,
  CASE WHEN EXISTS (SELECT 1 FROM `leads` l WHERE l.`id` = `handoffs`.`lead_id` AND l.`owner_id` IS NOT NULL)
    THEN `mql_at` END);
