-- Who inserts leads inserts their entries, as on SQLite.
DROP TRIGGER "leads_search_written" ON "leads";
--> statement-breakpoint
CREATE TRIGGER "leads_search_removed" AFTER DELETE ON "leads" FOR EACH ROW EXECUTE FUNCTION "leads_search"();
