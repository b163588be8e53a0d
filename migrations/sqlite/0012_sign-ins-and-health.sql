CREATE TABLE `integration_health` (
	`workspace_id` text NOT NULL,
	`integration_id` text NOT NULL,
	`last_success_at` integer,
	`limited_until` integer,
	`warnings` text NOT NULL,
	`checked_at` integer,
	PRIMARY KEY(`workspace_id`, `integration_id`),
	FOREIGN KEY (`workspace_id`,`integration_id`) REFERENCES `integrations`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`tool` text NOT NULL,
	`admin_id` text NOT NULL,
	`view_id` text NOT NULL,
	`session_hash` text NOT NULL,
	`verifier` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`workspace_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `spare_credentials` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`tool` text NOT NULL,
	`credentials` text NOT NULL,
	`admin_id` text,
	`account_check` text,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`workspace_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `token_lives` (
	`workspace_id` text NOT NULL,
	`integration_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`refresh_at` integer NOT NULL,
	`refreshed_at` integer NOT NULL,
	`lease` text,
	`lease_ends_at` integer,
	`asked_at` integer,
	`refused_at` integer,
	PRIMARY KEY(`workspace_id`, `integration_id`),
	FOREIGN KEY (`workspace_id`,`integration_id`) REFERENCES `integrations`(`workspace_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `token_lives_due` ON `token_lives` (`refresh_at`);--> statement-breakpoint
ALTER TABLE `integrations` ADD `paused_by` text;--> statement-breakpoint
ALTER TABLE `integrations` ADD `label` text;--> statement-breakpoint
ALTER TABLE `integrations` ADD `removed_at` integer;