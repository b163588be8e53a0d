CREATE TABLE `news` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`recipient` text NOT NULL,
	`request_id` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`workspace_id`,`request_id`) REFERENCES `requests`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `news_recipient` ON `news` (`workspace_id`,`recipient`,`sent_at`);--> statement-breakpoint
CREATE INDEX `news_request` ON `news` (`workspace_id`,`request_id`);