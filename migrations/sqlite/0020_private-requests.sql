DROP INDEX `requests_of_stream`;--> statement-breakpoint
DROP INDEX `requests_of_requester`;--> statement-breakpoint
DROP INDEX `requests_by_number`;--> statement-breakpoint
DROP INDEX `requests_by_due`;--> statement-breakpoint
DROP INDEX `requests_by_subject`;--> statement-breakpoint
DROP INDEX `requests_by_assignee`;--> statement-breakpoint
DROP INDEX `requests_by_updated`;--> statement-breakpoint
ALTER TABLE `requests` ADD `is_private` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `requests_of_stream` ON `requests` (`workspace_id`,`stream_id`,`is_open`,`number`,`requester_id`,`assignee_id`,`due_date`,`created_at`,`updated_at`,`subject_key`,`is_private`);--> statement-breakpoint
CREATE INDEX `requests_of_requester` ON `requests` (`workspace_id`,`requester_id`,`is_open`,`number`,`stream_id`,`assignee_id`,`due_date`,`created_at`,`updated_at`,`subject_key`,`is_private`);--> statement-breakpoint
CREATE INDEX `requests_by_number` ON `requests` (`workspace_id`,`is_open`,`number`,`stream_id`,`requester_id`,`assignee_id`,`due_date`,`created_at`,`updated_at`,`subject_key`,`is_private`);--> statement-breakpoint
CREATE INDEX `requests_by_due` ON `requests` (`workspace_id`,`is_open`,`due_date`,`number`,`stream_id`,`requester_id`,`assignee_id`,`created_at`,`updated_at`,`subject_key`,`is_private`);--> statement-breakpoint
CREATE INDEX `requests_by_subject` ON `requests` (`workspace_id`,`is_open`,`subject_key`,`number`,`stream_id`,`requester_id`,`assignee_id`,`due_date`,`created_at`,`updated_at`,`is_private`);--> statement-breakpoint
CREATE INDEX `requests_by_assignee` ON `requests` (`workspace_id`,`is_open`,`assignee_id`,`number`,`stream_id`,`requester_id`,`due_date`,`created_at`,`updated_at`,`subject_key`,`is_private`);--> statement-breakpoint
CREATE INDEX `requests_by_updated` ON `requests` (`workspace_id`,`is_open`,`updated_at`,`number`,`stream_id`,`requester_id`,`assignee_id`,`due_date`,`created_at`,`subject_key`,`is_private`);