-- Who inserts leads inserts their entries, and `write` sees which are new: a statement with a trigger keeps a copy of each page that it changes.
DROP TRIGGER `leads_search_added`;
--> statement-breakpoint
DROP TRIGGER `search_entries_added`;
