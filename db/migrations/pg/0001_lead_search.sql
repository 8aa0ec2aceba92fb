ALTER TABLE "leads" ADD COLUMN "search_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE "leads" SET "search_key" = left(lower("name" || chr(10) || coalesce("email", '') || chr(10) || coalesce("company", '')), 400);--> statement-breakpoint
CREATE INDEX "leads_search" ON "leads" USING btree ("stage","search_key","id");--> statement-breakpoint
CREATE INDEX "leads_score" ON "leads" USING btree (("fit" + "engagement"),"id","stage");