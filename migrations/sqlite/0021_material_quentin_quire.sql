CREATE TABLE `routed_channels` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`trouble` text,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`workspace_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `routing_turns` (
	`workspace_id` text NOT NULL,
	`stream_id` text NOT NULL,
	`rule` text NOT NULL,
	`turn` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `stream_id`, `rule`),
	FOREIGN KEY (`workspace_id`,`stream_id`) REFERENCES `streams`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `requests` ADD `route` text;