CREATE TABLE `reminders` (
	`workspace_id` text NOT NULL,
	`request_id` text NOT NULL,
	`event` text NOT NULL,
	`due_date` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `request_id`, `event`, `due_date`),
	FOREIGN KEY (`workspace_id`,`request_id`) REFERENCES `requests`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
