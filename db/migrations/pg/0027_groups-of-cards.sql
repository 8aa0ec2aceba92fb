DROP INDEX "leads_owner";--> statement-breakpoint
DROP INDEX "leads_source";--> statement-breakpoint
CREATE INDEX "leads_owner" ON "leads" USING btree ("owner_id","stage","stage_at","id");--> statement-breakpoint
CREATE INDEX "leads_source" ON "leads" USING btree ("source","stage","stage_at","id");