CREATE TABLE `synced_tasks` (
	`workspace_id` text NOT NULL,
	`request_id` text NOT NULL,
	`connected_tool_id` text NOT NULL,
	`synced` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `request_id`, `connected_tool_id`),
	FOREIGN KEY (`workspace_id`,`request_id`) REFERENCES `requests`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`workspace_id`,`connected_tool_id`) REFERENCES `connected_tools`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `watches` (
	`workspace_id` text NOT NULL,
	`connected_tool_id` text NOT NULL,
	`settings` text NOT NULL,
	`seen_until` integer,
	`next_look_at` integer NOT NULL,
	`last_look` text,
	`unheard_because` text,
	PRIMARY KEY(`workspace_id`, `connected_tool_id`),
	FOREIGN KEY (`workspace_id`,`connected_tool_id`) REFERENCES `connected_tools`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`connected_tool_id` text NOT NULL,
	`tool` text NOT NULL,
	`external_id` text,
	`secret` text,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`heard_at` integer,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`,`connected_tool_id`) REFERENCES `connected_tools`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webhooks_id` ON `webhooks` (`id`);--> statement-breakpoint
CREATE INDEX `webhooks_connected_tool` ON `webhooks` (`workspace_id`,`connected_tool_id`);--> statement-breakpoint
CREATE INDEX `tasks_of_tool` ON `tasks` (`workspace_id`,`connected_tool_id`,`task_id`);