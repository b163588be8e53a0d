-- Words come ready made: what is not ASCII is part of a word, and only spaces separate.
CREATE VIRTUAL TABLE `request_words_index` USING fts5(`words`, content='', contentless_delete=1, tokenize='ascii');
--> statement-breakpoint
CREATE TRIGGER `request_words_added` AFTER INSERT ON `request_words` BEGIN
	INSERT INTO `request_words_index` (`rowid`, `words`) VALUES (new.`seq`, new.`words`);
END;
--> statement-breakpoint
CREATE TRIGGER `request_words_removed` AFTER DELETE ON `request_words` BEGIN
	DELETE FROM `request_words_index` WHERE `rowid` = old.`seq`;
END;
--> statement-breakpoint
CREATE TRIGGER `request_words_changed` AFTER UPDATE OF `words` ON `request_words` BEGIN
	DELETE FROM `request_words_index` WHERE `rowid` = old.`seq`;
	INSERT INTO `request_words_index` (`rowid`, `words`) VALUES (new.`seq`, new.`words`);
END;
