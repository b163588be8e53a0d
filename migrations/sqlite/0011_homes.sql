CREATE TABLE `homes` (
	`workspace_id` text NOT NULL,
	`user_id` text NOT NULL,
	`state` text NOT NULL,
	`looked_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `user_id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`workspace_id`) ON UPDATE no action ON DELETE cascade
);
