CREATE TABLE `comment_copies` (
	`workspace_id` text NOT NULL,
	`comment_id` text NOT NULL,
	`place` text NOT NULL,
	`request_id` text NOT NULL,
	`external_id` text,
	`text` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `comment_id`, `place`),
	FOREIGN KEY (`workspace_id`,`comment_id`) REFERENCES `comments`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `comment_copies_request` ON `comment_copies` (`workspace_id`,`request_id`);--> statement-breakpoint
CREATE INDEX `comment_copies_place` ON `comment_copies` (`workspace_id`,`place`);--> statement-breakpoint
CREATE TABLE `comments` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`request_id` text NOT NULL,
	`place` text NOT NULL,
	`external_id` text NOT NULL,
	`connected_tool_id` text,
	`author_id` text,
	`author_name` text NOT NULL,
	`text` text NOT NULL,
	`file_names` text NOT NULL,
	`at` integer NOT NULL,
	`edited_at` integer,
	`removed_at` integer,
	`version` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`,`request_id`) REFERENCES `requests`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `comments_external` ON `comments` (`workspace_id`,`place`,`external_id`);--> statement-breakpoint
CREATE INDEX `comments_request` ON `comments` (`workspace_id`,`request_id`);--> statement-breakpoint
CREATE TABLE `file_copies` (
	`workspace_id` text NOT NULL,
	`request_id` text NOT NULL,
	`connected_tool_id` text NOT NULL,
	`file_id` text NOT NULL,
	`external_id` text,
	`refused_because` text,
	PRIMARY KEY(`workspace_id`, `request_id`, `connected_tool_id`, `file_id`),
	FOREIGN KEY (`workspace_id`,`request_id`) REFERENCES `requests`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `team_notes` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`request_id` text NOT NULL,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`submission_key` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`,`request_id`) REFERENCES `requests`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_notes_submission` ON `team_notes` (`workspace_id`,`submission_key`);--> statement-breakpoint
CREATE INDEX `team_notes_request` ON `team_notes` (`workspace_id`,`request_id`,`at`);--> statement-breakpoint
CREATE INDEX `cards_message` ON `cards` (`workspace_id`,`channel_id`,`ts`);