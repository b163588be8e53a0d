CREATE TABLE `channel_buttons` (
	`workspace_id` text NOT NULL,
	`stream_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`ts` text NOT NULL,
	`bookmark_id` text,
	PRIMARY KEY(`workspace_id`, `stream_id`, `channel_id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`workspace_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `channel_buttons_message` ON `channel_buttons` (`workspace_id`,`channel_id`,`ts`);--> statement-breakpoint
CREATE TABLE `form_offers` (
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`stream_id` text NOT NULL,
	`user_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`ts` text NOT NULL,
	`details` text,
	`offered_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`,`stream_id`) REFERENCES `streams`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `form_offers_reaction` ON `form_offers` (`workspace_id`,`stream_id`,`channel_id`,`ts`,`user_id`);--> statement-breakpoint
CREATE INDEX `form_offers_age` ON `form_offers` (`offered_at`);--> statement-breakpoint
ALTER TABLE `streams` ADD `emoji` text;--> statement-breakpoint
CREATE UNIQUE INDEX `streams_emoji` ON `streams` (`workspace_id`,`emoji`);