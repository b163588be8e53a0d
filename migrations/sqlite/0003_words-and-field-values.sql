CREATE TABLE `field_values` (
	`workspace_id` text NOT NULL,
	`request_id` text NOT NULL,
	`number` integer NOT NULL,
	`field_id` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `field_id`, `value`, `number`),
	FOREIGN KEY (`workspace_id`,`request_id`) REFERENCES `requests`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `field_values_number` ON `field_values` (`workspace_id`,`field_id`,`number`,`value`);--> statement-breakpoint
CREATE INDEX `field_values_request` ON `field_values` (`workspace_id`,`request_id`);--> statement-breakpoint
CREATE TABLE `request_words` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`request_id` text NOT NULL,
	`number` integer NOT NULL,
	`words` text NOT NULL,
	FOREIGN KEY (`workspace_id`,`request_id`) REFERENCES `requests`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `request_words_request` ON `request_words` (`workspace_id`,`request_id`);--> statement-breakpoint
CREATE INDEX `request_words_number` ON `request_words` (`workspace_id`,`number`);