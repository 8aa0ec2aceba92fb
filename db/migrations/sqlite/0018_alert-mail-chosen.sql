INSERT INTO `notification_choices` (`user_id`, `kind`, `channel`) SELECT `user_id`, 'alertRaised', 'mail' FROM `alert_readers`;--> statement-breakpoint
DROP TABLE `alert_readers`;