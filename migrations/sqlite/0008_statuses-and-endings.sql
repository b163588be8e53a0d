ALTER TABLE `cards` ADD `told_up_to` integer;--> statement-breakpoint
ALTER TABLE `requests` ADD `status_id` text;--> statement-breakpoint
ALTER TABLE `requests` ADD `submitted_by` text;--> statement-breakpoint
ALTER TABLE `requests` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `requests` ADD `deleted_at` integer;