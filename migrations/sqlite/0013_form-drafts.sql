ALTER TABLE `fields` ADD `published` text;--> statement-breakpoint
ALTER TABLE `fields` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `streams` ADD `draft_revision` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- What is there was published at once, until now.
UPDATE `fields` SET `published` = json_object('definition', json(`definition`), 'position', `position`, 'deleted', json(iif(`deleted_at` is null, 'false', 'true')));
