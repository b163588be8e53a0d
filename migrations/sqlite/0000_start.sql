CREATE TABLE `cards` (
	`workspace_id` text NOT NULL,
	`request_id` text NOT NULL,
	`place` text NOT NULL,
	`channel_id` text NOT NULL,
	`ts` text NOT NULL,
	`permalink` text,
	PRIMARY KEY(`workspace_id`, `request_id`, `place`),
	FOREIGN KEY (`workspace_id`,`request_id`) REFERENCES `requests`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `connected_tools` (
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`stream_id` text NOT NULL,
	`integration_id` text NOT NULL,
	`tool` text NOT NULL,
	`component_id` text NOT NULL,
	`component_name` text NOT NULL,
	`component_url` text,
	`serial` integer NOT NULL,
	`bindings` text NOT NULL,
	`bound_for` text,
	`bound_by` text,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`disconnected_at` integer,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`,`stream_id`) REFERENCES `streams`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`workspace_id`,`integration_id`) REFERENCES `integrations`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `connected_tools_stream` ON `connected_tools` (`workspace_id`,`stream_id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`request_id` text,
	`work` text NOT NULL,
	`lane` text NOT NULL,
	`target` text NOT NULL,
	`serial` text,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`lease` text,
	`attempts` integer NOT NULL,
	`maybe_done` integer NOT NULL,
	`error` text,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`workspace_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`workspace_id`,`request_id`) REFERENCES `requests`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`due_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `deliveries_lane` ON `deliveries` (`lane`,`seq`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `deliveries_serial` ON `deliveries` (`serial`) WHERE lease is not null;--> statement-breakpoint
CREATE INDEX `deliveries_failed` ON `deliveries` (`workspace_id`,`target`) WHERE state = 'failed';--> statement-breakpoint
CREATE INDEX `deliveries_request` ON `deliveries` (`workspace_id`,`request_id`);--> statement-breakpoint
CREATE INDEX `deliveries_settled` ON `deliveries` (`settled_at`) WHERE state = 'done';--> statement-breakpoint
CREATE TABLE `fields` (
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`stream_id` text NOT NULL,
	`name_key` text NOT NULL,
	`definition` text NOT NULL,
	`position` integer,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`,`stream_id`) REFERENCES `streams`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fields_name` ON `fields` (`workspace_id`,`stream_id`,`name_key`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `fields_stream` ON `fields` (`workspace_id`,`stream_id`);--> statement-breakpoint
CREATE TABLE `forms` (
	`workspace_id` text NOT NULL,
	`stream_id` text NOT NULL,
	`version` integer NOT NULL,
	`fields` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `stream_id`, `version`),
	FOREIGN KEY (`workspace_id`,`stream_id`) REFERENCES `streams`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `history` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`request_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`change` text NOT NULL,
	FOREIGN KEY (`workspace_id`,`request_id`) REFERENCES `requests`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `history_request` ON `history` (`workspace_id`,`request_id`,`seq`);--> statement-breakpoint
CREATE TABLE `integrations` (
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`tool` text NOT NULL,
	`account` text NOT NULL,
	`credentials` text NOT NULL,
	`paused_because` text,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`workspace_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `integrations_tool` ON `integrations` (`workspace_id`,`tool`);--> statement-breakpoint
CREATE TABLE `people` (
	`workspace_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`time_zone` text,
	`is_slack_admin` integer NOT NULL,
	`is_guest` integer NOT NULL,
	`is_stranger` integer NOT NULL,
	`is_deactivated` integer NOT NULL,
	`fetched_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `user_id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`workspace_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `requests` (
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`stream_id` text NOT NULL,
	`number` integer NOT NULL,
	`subject` text NOT NULL,
	`subject_key` text NOT NULL,
	`is_open` integer NOT NULL,
	`requester_id` text NOT NULL,
	`assignee_id` text,
	`due_date` text,
	`answers` text NOT NULL,
	`form_version` integer NOT NULL,
	`submission_key` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`closed_at` integer,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`,`stream_id`) REFERENCES `streams`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `requests_submission` ON `requests` (`workspace_id`,`submission_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `requests_number` ON `requests` (`workspace_id`,`number`);--> statement-breakpoint
CREATE INDEX `requests_created` ON `requests` (`workspace_id`,`created_at`,`number`);--> statement-breakpoint
CREATE INDEX `requests_of_stream` ON `requests` (`workspace_id`,`stream_id`,`is_open`,`number`,`requester_id`,`assignee_id`,`due_date`,`created_at`,`updated_at`,`subject_key`);--> statement-breakpoint
CREATE INDEX `requests_of_requester` ON `requests` (`workspace_id`,`requester_id`,`is_open`,`number`,`stream_id`,`assignee_id`,`due_date`,`created_at`,`updated_at`,`subject_key`);--> statement-breakpoint
CREATE INDEX `requests_by_number` ON `requests` (`workspace_id`,`is_open`,`number`,`stream_id`,`requester_id`,`assignee_id`,`due_date`,`created_at`,`updated_at`,`subject_key`);--> statement-breakpoint
CREATE INDEX `requests_by_due` ON `requests` (`workspace_id`,`is_open`,`due_date`,`number`,`stream_id`,`requester_id`,`assignee_id`,`created_at`,`updated_at`,`subject_key`);--> statement-breakpoint
CREATE INDEX `requests_by_subject` ON `requests` (`workspace_id`,`is_open`,`subject_key`,`number`,`stream_id`,`requester_id`,`assignee_id`,`due_date`,`created_at`,`updated_at`);--> statement-breakpoint
CREATE INDEX `requests_by_assignee` ON `requests` (`workspace_id`,`is_open`,`assignee_id`,`number`,`stream_id`,`requester_id`,`due_date`,`created_at`,`updated_at`,`subject_key`);--> statement-breakpoint
CREATE INDEX `requests_by_updated` ON `requests` (`workspace_id`,`is_open`,`updated_at`,`number`,`stream_id`,`requester_id`,`assignee_id`,`due_date`,`created_at`,`subject_key`);--> statement-breakpoint
CREATE TABLE `seen_events` (
	`event_id` text PRIMARY KEY NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `seen_events_at` ON `seen_events` (`seen_at`);--> statement-breakpoint
CREATE TABLE `spending` (
	`workspace_id` text NOT NULL,
	`integration_id` text NOT NULL,
	`at` integer NOT NULL,
	`requests` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `integration_id`, `at`),
	FOREIGN KEY (`workspace_id`,`integration_id`) REFERENCES `integrations`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `stream_members` (
	`workspace_id` text NOT NULL,
	`stream_id` text NOT NULL,
	`user_id` text NOT NULL,
	`is_admin` integer NOT NULL,
	`in_team` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `stream_id`, `user_id`),
	FOREIGN KEY (`workspace_id`,`stream_id`) REFERENCES `streams`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `stream_members_user` ON `stream_members` (`workspace_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `streams` (
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`description` text NOT NULL,
	`channel_id` text NOT NULL,
	`channel_name` text NOT NULL,
	`form_version` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`workspace_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `streams_name` ON `streams` (`workspace_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`workspace_id` text NOT NULL,
	`request_id` text NOT NULL,
	`connected_tool_id` text NOT NULL,
	`task_id` text NOT NULL,
	`url` text NOT NULL,
	`linked` integer NOT NULL,
	`created_at` integer NOT NULL,
	`missing_since` integer,
	PRIMARY KEY(`workspace_id`, `request_id`, `connected_tool_id`),
	FOREIGN KEY (`workspace_id`,`request_id`) REFERENCES `requests`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`workspace_id`,`connected_tool_id`) REFERENCES `connected_tools`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `workspaces` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`enterprise_id` text,
	`name` text NOT NULL,
	`bot_token` text NOT NULL,
	`bot_user_id` text NOT NULL,
	`bot_id` text,
	`scopes` text NOT NULL,
	`installed_by` text,
	`installed_at` integer NOT NULL,
	`stopped_at` integer,
	`last_request_number` integer NOT NULL,
	`settings` text NOT NULL
);
