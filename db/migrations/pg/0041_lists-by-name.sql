DROP INDEX "leads_name";--> statement-breakpoint
CREATE INDEX "leads_by_name" ON "leads" USING btree ((substr("search_key", 1, 40) collate "C"),"id");