DROP INDEX "leads_callback";--> statement-breakpoint
CREATE INDEX "leads_callback" ON "leads" USING btree ("stage","callback_at") WHERE "leads"."callback_at" is not null;