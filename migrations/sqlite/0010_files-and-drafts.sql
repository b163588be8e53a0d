CREATE TABLE `form_drafts` (
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`user_id` text NOT NULL,
	`page` integer NOT NULL,
	`latest` text NOT NULL,
	`content` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`workspace_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `form_drafts_updated` ON `form_drafts` (`updated_at`);--> statement-breakpoint
CREATE TABLE `request_files` (
	`workspace_id` text NOT NULL,
	`request_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`mimetype` text NOT NULL,
	`size` integer NOT NULL,
	`permalink` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `request_id`, `id`),
	FOREIGN KEY (`workspace_id`,`request_id`) REFERENCES `requests`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
